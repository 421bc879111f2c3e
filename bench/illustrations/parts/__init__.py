"""What pictures are made of; a part draws on the canvas and may use other parts, never a scene."""
