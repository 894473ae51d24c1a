"""What a clinic sets from outside: values from the environment, `.env` and `var/site.env`.

A variable that is already in the environment wins over `.env`, which wins over `var/site.env`
(the file in which `make run` keeps the secrets it made).
"""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

for env_file in (BASE_DIR / ".env", VAR_DIR / "site.env"):
    if env_file.is_file():
        env.read_env(env_file)
