"""The e-mail of a flag: encrypted where a password is given, and the password never in the clear."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.web import mail

NOTE = {"flag": 1, "person": "p-1", "kind": "risk_abuse", "about": "self", "sure": True, "at": "2026-11-30T10:00:00"}
Serve = Callable[..., int]


class MailServer(threading.Thread):
    """Takes one e-mail as a mail server does; `heard` is what came, each line with whether it came encrypted."""

    def __init__(self, certificate: Path | None) -> None:
        super().__init__(daemon=True)
        self.certificate = certificate
        self.heard: list[tuple[str, bool]] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.door.getsockname()[1])
        self.start()

    def run(self) -> None:
        connection, _ = self.door.accept()
        connection.sendall(b"220 here\r\n")
        encrypted = False
        lines = connection.makefile("rb")
        while line := lines.readline().decode().strip():
            self.heard.append((line, encrypted))
            verb = line[:4].upper()
            if verb == "STAR" and self.certificate:
                connection.sendall(b"220 go on\r\n")
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(self.certificate)
                try:
                    connection = context.wrap_socket(connection, server_side=True)
                except ssl.SSLError:
                    return
                lines, encrypted = connection.makefile("rb"), True
                continue
            offered = b"250-AUTH PLAIN\r\n" if encrypted or not self.certificate else b"250-STARTTLS\r\n"
            answers = {"EHLO": b"250-here\r\n" + offered + b"250 OK\r\n", "DATA": b"354 go on\r\n"}
            connection.sendall(
                answers.get(verb, {"AUTH": b"235 ok\r\n", "QUIT": b"221 bye\r\n"}.get(verb, b"250 ok\r\n"))
            )
            if verb == "QUIT":
                return
            if verb == "DATA":
                while (line := lines.readline().decode().rstrip()) != ".":
                    self.heard.append((line, encrypted))
                connection.sendall(b"250 ok\r\n")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for this machine, of nobody that is trusted by itself."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    today = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def served() -> Iterator[Callable[[Path | None], MailServer]]:
    servers: list[MailServer] = []

    def serve(certificate: Path | None) -> MailServer:
        servers.append(MailServer(certificate))
        return servers[-1]

    yield serve
    for server in servers:
        server.door.close()


def test_the_password_and_the_note_go_encrypted(served: Any, certificate: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = served(certificate)
    mail.send(NOTE, "desk@clinic.example", f"smtp://nod:secret@127.0.0.1:{server.port}")
    server.join(5)
    in_clear = [line.split()[0].upper() for line, encrypted in server.heard if not encrypted]
    assert in_clear == ["EHLO", "STARTTLS"]
    assert any(line.startswith("AUTH") for line, _ in server.heard)
    assert any("somebody may need help" in line for line, _ in server.heard)


def test_a_server_that_nobody_vouches_for_gets_no_password(served: Any, certificate: Path) -> None:
    server = served(certificate)
    with pytest.raises(ssl.SSLCertVerificationError):
        mail.send(NOTE, "desk@clinic.example", f"smtp://nod:secret@127.0.0.1:{server.port}")
    server.join(5)
    assert [line.split()[0].upper() for line, _ in server.heard] == ["EHLO", "STARTTLS"]


def test_without_encryption_no_password_is_sent(served: Any) -> None:
    server = served(None)
    with pytest.raises(mail.NotEncrypted):
        mail.send(NOTE, "desk@clinic.example", f"smtp://nod:secret@127.0.0.1:{server.port}")
    server.join(5)
    assert not [line for line, _ in server.heard if line.upper().startswith("AUTH")]


def test_a_relay_of_ones_own_that_asks_for_no_password_needs_no_encryption(served: Any) -> None:
    server = served(None)
    mail.send(NOTE, "desk@clinic.example", f"smtp://127.0.0.1:{server.port}")
    server.join(5)
    assert ("To: desk@clinic.example", False) in server.heard
