"""Somebody in a browser: keeps cookies, says where a request comes from, and has an authenticator app."""
import base64
import hashlib
import hmac
import http.client
import json
import struct
import time
import urllib.parse

from council import Reply


def code_of(secret, step):
    """RFC 6238 by the standard library: the oracle of what the service computes."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7fffffff) % 10**6:06}"


class App:
    """An authenticator app that never shows a code twice: each is of a later step, from one before now on."""

    def __init__(self, secret):
        self.secret, self.last = secret, 0

    def code(self):
        now = int(time.time()) // 30
        while self.last > now:  # the service takes one step ahead, and no more
            time.sleep(0.2)
            now = int(time.time()) // 30
        self.last = max(self.last + 1, now - 1)
        if self.last < now and 30 - time.time() % 30 < 5:  # it would be too old by the time that the service looks
            self.last = now
        return code_of(self.secret, self.last)


class Browser:
    def __init__(self, council):
        self.council, self.cookies, self.form_token = council, {}, None
        self.cookie_lines = []

    def ask(self, verb, path, body=None, headers=None, form=None):
        """As council.ask, with cookies, and held against the description where there is one."""
        sent = {"Sec-Fetch-Site": "same-origin", **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.form_token and form is None and verb != "GET":
            sent.setdefault("Concord-Form-Token", self.form_token)
        data = None
        if form is not None:
            data, sent["Content-Type"] = urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded"
        elif body is not None:
            data, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        host = urllib.parse.urlsplit(self.council.url)
        connection = http.client.HTTPConnection(host.hostname, host.port, timeout=60)
        connection.request(verb, path, data, {name: value for name, value in sent.items() if value is not None})
        answer = connection.getresponse()
        reply = Reply(answer.status, dict(answer.getheaders()), answer.read())
        self.take_cookies(answer.headers.get_all("Set-Cookie") or [])
        connection.close()
        if path.startswith("/v1/"):
            self.council.contract.judge(verb, path, reply)
            if reply.status in (200, 201) and b"form_token" in reply.body:
                self.form_token = reply.json["form_token"]
        return reply

    def take_cookies(self, lines):
        self.cookie_lines = lines
        for line in lines:
            name, _, value = line.split(";")[0].partition("=")
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)

    def sign_in(self, name, password, code=None):
        return self.ask("POST", "/v1/session", {"name": name, "password": password, **({"code": code} if code else {})})

    def enrol(self, name, one_time, password):
        """From a one-time password to a session that is whole; the app that makes its codes."""
        assert self.sign_in(name, one_time).status == 201
        assert self.ask("PUT", "/v1/session/password", {"password": password}).status == 200
        app = App(self.ask("POST", "/v1/session/second-factor").json["secret"])
        assert self.ask("PUT", "/v1/session/second-factor", {"code": app.code()}).json["to_do"] == []
        return app
