"""The command line: `python -m skill COMMAND`.

Each command, or group of commands, is one module with a function of the same name: `enrol` is in `enrol.py`.
To add one, write that module and give it a line in `COMMANDS` of `main.py`; the module is imported only
when its command is called. Start from `open_workspace` for the settings, the clock and the store. What a
command does belongs in a service or in `operations/`; here are only its options and what it prints. Test it
in `tests/test_command_line.py` or beside the tests of what it does, and describe it in the README's table.
"""
