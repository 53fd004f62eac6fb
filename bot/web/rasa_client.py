"""Hands messages of the kiosk to the Rasa server, and asks whether it is ready."""

from __future__ import annotations

from typing import Any

import httpx

from actions.record.settings import Settings


class RasaClient:
    """The web app's way to Rasa's `kiosk` channel, on loopback."""

    def __init__(self, settings: Settings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        """Set the client up; tests hand in a transport."""
        self._key = settings.nod_secret_key.get_secret_value()
        self._client = httpx.AsyncClient(
            base_url=settings.nod_rasa_url, timeout=settings.nod_turn_timeout + 5, transport=transport, trust_env=False
        )

    async def deliver(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """Give a message its turn; None where Rasa cannot be reached: the message is kept and waits."""
        try:
            answer = await self._client.post("/webhooks/kiosk/webhook", json=message, headers={"x-nod-key": self._key})
            answer.raise_for_status()
        except httpx.HTTPError:
            return None
        outcome: dict[str, Any] = answer.json()
        return outcome

    async def readiness(self) -> dict[str, bool]:
        """Return what of the Rasa server is ready."""
        try:
            answer = await self._client.get("/webhooks/kiosk/health", timeout=5)
            checks: dict[str, bool] = answer.json()
        except (httpx.HTTPError, ValueError):
            return {"rasa": False}
        return {"rasa": True, **checks}

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
