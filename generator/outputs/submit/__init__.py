"""What the form for new records and corrections loads: made from the declarations and the records; imports storeys 0 to 7."""

from generator.outputs.submit.form import ADDRESS, SAID, form
from generator.outputs.submit.originals import Original, address, divided, number, originals

__all__ = ["ADDRESS", "SAID", "Original", "address", "divided", "form", "number", "originals"]
