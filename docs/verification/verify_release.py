#!/usr/bin/env python3
"""Checks a release package without RightsMonitor: one file, Python's standard library and the package `cryptography`.

    age --decrypt --identity key.txt --output release.zip CRV_2026-Q3_OUJ_003.zip.age
    python3 verify_release.py release.zip TRUST_FOLDER [--language fr|ar|en]

TRUST_FOLDER holds trust.json and one minisign .pub file for each person, as `docs/release-package.md` says. The sealed
file may be given instead when `age` is installed: `--identity key.txt`.

Exit code 0: genuine. 1: not genuine, with the reason. 2: the request is wrong. What was accepted before (replays, gaps
between numbers) is not remembered here: the receiver keeps that list.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    sys.exit("The package 'cryptography' is missing: python3 -m pip install cryptography")

SUMS = "SHA256SUMS"
SIGNATURES = {"preparer": "SHA256SUMS.minisig", "approver": "SHA256SUMS.approved.minisig"}
MOST_BYTES = 64 * 1024 * 1024
SUM_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._/-]{1,128})")
UNTRUSTED = "untrusted comment: signature of a RightsMonitor release"
TRUSTED = "trusted comment: "
MAGIC = "rightsmonitor-release "

SAID = {
    "en": {
        "genuine": "Genuine and complete: office {office}, number {sequence}, period {period}.",
        "digest": "Digest (SHA-256 of SHA256SUMS): {digest}",
        "signed": "{part}: {name} ({role})",
        "not": "NOT genuine: {reason}",
        "not-a-zip": "inside the seal is no release package",
        "compressed": "files are compressed, or too large; nothing was unpacked",
        "name": "a file name leads out of the folder, or stands twice",
        "missing": "a file is missing: {name}",
        "extra": "a file is there that nobody signed: {name}",
        "changed": "a file was changed after signing: {name}",
        "sums": "the list of digests is not readable",
        "manifest": "the manifest is not readable",
        "training": "it comes out of a training vault: its figures are invented",
        "signature": "the signature of the {part} does not fit the bytes",
        "unknown": "nobody in the trust folder made the signature of the {part}",
        "facts": "the signed comment of the {part} speaks of another release or person",
        "role": "the approver is not a supervisor, or a role was changed",
        "same": "one person signed twice",
        "office": "the signer is not trusted for this office",
        "dates": "the signer was not trusted on that day, or not any more",
        "preparer": "preparer",
        "approver": "approver",
        "unusable": "This cannot be checked: {what}",
    },
    "fr": {
        "genuine": "Authentique et complète : bureau {office}, numéro {sequence}, période {period}.",
        "digest": "Empreinte (SHA-256 de SHA256SUMS) : {digest}",
        "signed": "{part} : {name} ({role})",
        "not": "NON authentique : {reason}",
        "not-a-zip": "sous le sceau ne se trouve aucune publication",
        "compressed": "des fichiers sont compressés ou trop grands ; rien n’a été extrait",
        "name": "un nom de fichier sort du dossier, ou figure deux fois",
        "missing": "un fichier manque : {name}",
        "extra": "un fichier que personne n’a signé s’y trouve : {name}",
        "changed": "un fichier a été modifié après la signature : {name}",
        "sums": "la liste des empreintes est illisible",
        "manifest": "le manifeste est illisible",
        "training": "elle vient d’un coffre d’exercice : ses chiffres sont inventés",
        "signature": "la signature ({part}) ne correspond pas au contenu",
        "unknown": "personne du dossier de confiance n’a fait la signature ({part})",
        "facts": "le commentaire signé ({part}) parle d’une autre publication ou d’une autre personne",
        "role": "qui approuve n’est pas superviseur, ou un rôle a été modifié",
        "same": "une même personne a signé deux fois",
        "office": "cette personne n’est pas reconnue pour ce bureau",
        "dates": "cette personne n’était pas reconnue ce jour-là, ou ne l’est plus",
        "preparer": "Préparée par",
        "approver": "Approuvée par",
        "unusable": "Vérification impossible : {what}",
    },
    "ar": {
        "genuine": "أصلي وكامل: مكتب {office}، رقم {sequence}، فترة {period}.",
        "digest": "بصمة المحتوى (SHA-256 لملف SHA256SUMS): {digest}",
        "signed": "{part}: {name} ({role})",
        "not": "غير أصلي: {reason}",
        "not-a-zip": "لا توجد حزمة نشر داخل الختم",
        "compressed": "ملفات مضغوطة أو كبيرة جدا؛ لم يستخرج شيء",
        "name": "اسم ملف يخرج من المجلد أو مكرر",
        "missing": "ملف ناقص: {name}",
        "extra": "ملف لم يوقعه أحد: {name}",
        "changed": "ملف تغير بعد التوقيع: {name}",
        "sums": "لا يمكن قراءة لائحة البصمات",
        "manifest": "لا يمكن قراءة البيان",
        "training": "صادر عن خزنة تدريب: أرقامه مختلقة",
        "signature": "التوقيع ({part}) لا يطابق المحتوى",
        "unknown": "لا أحد في مجلد الثقة صاحب هذا التوقيع ({part})",
        "facts": "التعليق الموقع ({part}) يخص نشرا آخر أو شخصا آخر",
        "role": "الموافق ليس مشرفا، أو غير دور أحدهم",
        "same": "وقع الشخص نفسه مرتين",
        "office": "هذا الشخص غير معتمد لهذا المكتب",
        "dates": "لم يكن هذا الشخص معتمدا في ذلك اليوم أو لم يعد معتمدا",
        "preparer": "أعده",
        "approver": "وافق عليه",
        "unusable": "تعذر التحقق: {what}",
    },
}


class NotGenuine(Exception):
    """`code` names a sentence of SAID."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of the zip. What is compressed is refused unread: stored files cannot be a bomb."""
    if len(content) > MOST_BYTES:
        raise NotGenuine("compressed")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if any(e.compress_type != zipfile.ZIP_STORED or e.file_size > MOST_BYTES for e in entries):
                raise NotGenuine("compressed")
            names = [entry.filename for entry in entries]
            if len({name.casefold() for name in names}) < len(names) or any(_escapes(name) for name in names):
                raise NotGenuine("name")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as failure:
        raise NotGenuine("not-a-zip") from failure


def _escapes(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name or ":" in name or "\\" in name or name.endswith("/")


def check_sums(files: dict[str, bytes]) -> None:
    """Exactly the files of the list and the two signatures, each unchanged."""
    for name in (SUMS, *SIGNATURES.values()):
        if name not in files:
            raise NotGenuine("missing", name=name)
    lines = files[SUMS].decode("ascii", "replace").splitlines()
    found = [SUM_LINE.fullmatch(line) for line in lines]
    listed = {match[2]: match[1] for match in found if match}
    if len(listed) < len(lines) or not listed or {SUMS, *SIGNATURES.values()} & set(listed):
        raise NotGenuine("sums")
    for name, digest in listed.items():
        if name not in files:
            raise NotGenuine("missing", name=name)
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise NotGenuine("changed", name=name)
    for name in files:
        if name not in listed and name not in (SUMS, *SIGNATURES.values()):
            raise NotGenuine("extra", name=name)


def check_signature(files: dict[str, bytes], part: str, trust: dict, folder: Path) -> dict:
    """The trusted person who made this signature over SHA256SUMS (minisign, prehashed)."""
    lines = files[SIGNATURES[part]].decode("utf-8", "replace").split("\n")
    try:
        if len(lines) != 5 or lines[4] or lines[0] != UNTRUSTED or not lines[2].startswith(TRUSTED):
            raise ValueError
        first, seal = base64.b64decode(lines[1], validate=True), base64.b64decode(lines[3], validate=True)
        if first[:2] != b"ED" or len(first) != 74 or len(seal) != 64:
            raise ValueError
    except ValueError as failure:
        raise NotGenuine("signature", part=part) from failure
    key_id, signature, comment = first[2:10], first[10:], lines[2][len(TRUSTED) :]
    for signer in trust["signers"]:
        text = (folder / Path(signer["pub"]).name).read_text(encoding="utf-8").strip().splitlines()[-1]
        key = base64.b64decode(text)
        if key[:2] != b"Ed" or key[2:10] != key_id:
            continue
        public = Ed25519PublicKey.from_public_bytes(key[10:])
        try:
            public.verify(signature, hashlib.blake2b(files[SUMS]).digest())
            public.verify(seal, signature + comment.encode())
        except InvalidSignature as failure:
            raise NotGenuine("signature", part=part) from failure
        return {**signer, "comment": comment, "key": key[10:]}
    raise NotGenuine("unknown", part=part)


def check_person(signer: dict, part: str, manifest: dict) -> None:
    """The signed comment, the trust folder and the manifest speak of the same person and the same release."""
    if not signer["comment"].startswith(MAGIC):
        raise NotGenuine("facts", part=part)
    said = dict(word.partition("=")[::2] for word in signer["comment"][len(MAGIC) :].split(" "))
    expected = {
        "office": manifest["office"],
        "sequence": str(manifest["sequence"]),
        "period": manifest["period"],
        "part": part,
        "uid": signer["uid"],
    }
    if any(said.get(name) != value for name, value in expected.items()):
        raise NotGenuine("facts", part=part)
    if part == "preparer" and signer["uid"] != manifest["prepared_by"]:
        raise NotGenuine("facts", part=part)
    if signer["office"] != manifest["office"]:
        raise NotGenuine("office")
    if said.get("role") != signer["role"] or (part == "approver" and signer["role"] != "supervisor"):
        raise NotGenuine("role")
    day = manifest["prepared_on"][:10]
    if signer.get("revoked") or signer.get("from", "") > day or (signer.get("until") and day > signer["until"]):
        raise NotGenuine("dates")


def verify(content: bytes, folder: Path) -> tuple[dict, str, dict]:
    """(facts, digest, part → signer). Raises NotGenuine; OSError, KeyError, ValueError for a useless trust folder."""
    trust = json.loads((folder / "trust.json").read_text(encoding="utf-8"))
    files = unpack(content)
    check_sums(files)
    try:
        manifest = json.loads(files["manifest.json"])
        facts = {
            "office": str(manifest["office"]["code"]),
            "sequence": int(manifest["sequence"]),
            "period": str(manifest["period"]),
            "prepared_by": str(manifest["prepared_by"]),
            "prepared_on": str(manifest["prepared_on"]),
        }
    except (KeyError, TypeError, ValueError) as failure:
        raise NotGenuine("manifest") from failure
    if manifest.get("training", False) is not False:
        raise NotGenuine("training")
    signers = {part: check_signature(files, part, trust, folder) for part in SIGNATURES}
    for part, signer in signers.items():
        check_person(signer, part, facts)
    one, other = signers.values()
    if one["key"] == other["key"] or one["uid"] == other["uid"]:
        raise NotGenuine("same")
    return facts, hashlib.sha256(files[SUMS]).hexdigest(), signers


def read(path: Path, identity: str) -> bytes:
    """The zip, or what `age` finds under the seal."""
    if not identity:
        return path.read_bytes()
    age = shutil.which("age")
    if age is None:
        raise OSError("age: https://age-encryption.org")
    opened = subprocess.run([age, "--decrypt", "--identity", identity, str(path)], capture_output=True, check=False)
    if opened.returncode:
        raise OSError(opened.stderr.decode(errors="replace").strip().splitlines()[0])
    return opened.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description="Checks a release package without RightsMonitor.")
    parser.add_argument("package", type=Path)
    parser.add_argument("trust", type=Path)
    parser.add_argument("--identity", default="", help="key file of age, when the package is still sealed")
    parser.add_argument("--language", choices=sorted(SAID), default="fr")
    asked = parser.parse_args()
    say = SAID[asked.language]
    try:
        facts, digest, signers = verify(read(asked.package, asked.identity), asked.trust)
    except NotGenuine as refused:
        told = {name: say.get(text, text) for name, text in refused.facts.items()}
        print(say["not"].format(reason=say[refused.code].format(**told)))
        return 1
    except (OSError, KeyError, ValueError, IndexError) as failure:
        print(say["unusable"].format(what=failure), file=sys.stderr)
        return 2
    print(say["genuine"].format(**facts))
    for part, signer in signers.items():
        print(say["signed"].format(part=say[part], name=signer.get("name") or signer["uid"], role=signer["role"]))
    print(say["digest"].format(digest=digest))
    return 0


if __name__ == "__main__":
    sys.exit(main())
