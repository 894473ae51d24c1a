"""What a clinic sets from outside: values from the environment, `.env` and `var/site.env`.

A variable that is already in the environment wins over `.env`, which wins over `var/site.env`
(the file in which `make run` keeps the secret and the address it made).
"""

import os
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()
VAR_DIR = BASE_DIR / env.str("VAR_DIR", default="var")
OWN_ENV_FILE = VAR_DIR / "site.env"

READS_FILES = env.bool("READ_ENV_FILES", default=True)
if READS_FILES and (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")
SET_BY_OPERATOR = frozenset(name for name, value in os.environ.items() if value)
if READS_FILES and OWN_ENV_FILE.is_file():
    env.read_env(OWN_ENV_FILE)
