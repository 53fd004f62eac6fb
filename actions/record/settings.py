"""Every setting of Nod, typed, read from the environment and a `.env` file. The only module that reads either."""

from __future__ import annotations

from datetime import time
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseSettings, Field, SecretStr

TIME_OF_DAY = r"^([01]\d|2[0-3]):[0-5]\d$"
ROOT = Path(__file__).resolve().parent.parent.parent


class Settings(BaseSettings):
    """What an operator can set. Field names are the environment's names, in lower case."""

    nod_database_url: str = Field(
        default=f"sqlite:///{ROOT / 'var' / 'nod.sqlite'}",
        description="Where the record and the conversations are kept (SQLite or PostgreSQL).",
    )
    nod_redis_url: str | None = Field(default=None, description="Not used yet: for several Rasa servers.")
    nod_broker_url: str | None = Field(default=None, description="Not used yet: for several Rasa servers.")
    nod_host: str = Field(default="127.0.0.1", description="Address the web app listens on.")
    nod_port: int = Field(default=8080, ge=1, le=65535, description="Port the web app listens on.")
    nod_rasa_url: str = Field(default="http://127.0.0.1:5005", description="The Rasa server.")
    nod_actions_url: str = Field(default="http://127.0.0.1:5055", description="The Rasa action server.")
    nod_secret_key: SecretStr = Field(
        default=SecretStr(""),
        description="Signs forms and hides channel addresses; `make run` writes one to .env.",
    )
    nod_turn_timeout: float = Field(
        default=20.0,
        gt=0,
        le=120,
        description="Seconds after which a turn that hangs is given up and kept for later.",
    )
    nod_kiosk_idle_seconds: int = Field(
        default=300,
        ge=0,
        le=86_400,
        description="Seconds without a touch after which a chat that is no phone's asks whether somebody is there, and "
        "is closed a minute later; 0 for never.",
    )
    nod_reminder_seconds: float = Field(
        default=60.0, gt=0, le=3600, description="Seconds between two looks for reminders that are due."
    )
    nod_remind_from: str = Field(
        default="09:00", regex=TIME_OF_DAY, description="Time in Wales before which nobody is reminded."
    )
    nod_remind_until: str = Field(
        default="20:00", regex=TIME_OF_DAY, description="Time in Wales from which on nobody is reminded."
    )
    nod_log_level: Literal["INFO", "WARNING", "ERROR"] = Field(
        default="WARNING",
        description="Least severity that is logged. There is no DEBUG: Rasa's holds people's words.",
    )
    nod_log_folder: Path = Field(default=ROOT / "var" / "log", description="Where the services write their logs.")
    nod_https: bool = Field(
        default=False, description="Set to true behind HTTPS: cookies are then sent over HTTPS only."
    )
    nod_production: bool = Field(
        default=False,
        description="Set to true where people use Nod: it then starts only with services that were looked up in time.",
    )
    nod_alert_webhook: SecretStr | None = Field(
        default=None, description="Address that gets a JSON note of each safety flag, without the person's words."
    )
    nod_alert_email: str | None = Field(default=None, description="Who gets an e-mail of each safety flag.")
    nod_smtp_url: SecretStr | None = Field(
        default=None, description="Mail server, as smtp://user:password@host:587 (or smtps://)."
    )
    nod_spool_folder: Path = Field(
        default=ROOT / "var" / "spool",
        description="Where safety flags wait that the database could not take.",
    )
    telegram_bot_token: SecretStr | None = Field(default=None, description="No token, no Telegram.")
    telegram_api_url: str = Field(
        default="https://api.telegram.org", description="Telegram's Bot API, or a local Bot API server."
    )
    telegram_mode: Literal["polling", "webhook"] = Field(default="polling", description="How updates arrive.")
    telegram_webhook_url: str | None = Field(
        default=None,
        description="Public HTTPS address that leads to /webhooks/telegram/webhook (webhook mode).",
    )

    @property
    def waking(self) -> tuple[time, time]:
        """The hours in which people may be written to, in the time of Wales."""
        return time.fromisoformat(self.nod_remind_from), time.fromisoformat(self.nod_remind_until)

    @property
    def alerts_are_sent(self) -> bool:
        """Tell whether staff are told of a safety flag beyond the staff pages."""
        return bool(self.nod_alert_webhook or (self.nod_alert_email and self.nod_smtp_url))

    class Config:
        """Where the values come from."""

        env_file = ROOT / ".env"
        env_file_encoding = "utf-8"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings, read once per process.

    Raises:
        pydantic.ValidationError: if a value is not of its type or outside its range; it names the setting.
    """
    return Settings()
