# The same jobs as `python3 dev.py JOB`, for hands that are used to make.
PYTHON ?= python3
JOBS := site check serve fmt schemas booklet test tidy bench lock

.PHONY: $(JOBS) quick
$(JOBS):
	@$(PYTHON) dev.py $@
quick:
	@$(PYTHON) dev.py test --quick
