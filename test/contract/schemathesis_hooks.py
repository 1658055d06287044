"""Gives the generated requests what they cannot guess, and counts the answers.

A key id, a code or a token exists only in the service that is tested, so some of the requests get a real one in the
place of a made-up one: otherwise nothing but refusals would ever be seen.
"""

import atexit
import collections
import json
import os
import random

import schemathesis

with open(os.environ["MESH_SEEDS"], encoding="utf-8") as file:
    SEEDS = json.load(file)

CHANCE = random.Random(1)
COUNTS = collections.defaultdict(collections.Counter)
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


def real(kind):
    """One that may be used again."""
    return CHANCE.choice(SEEDS[kind])


def fresh(kind):
    """One that is used up by its use."""
    return SEEDS[kind].pop() if SEEDS[kind] else "used-up"


BODIES = {
    "mintKey": lambda: {"name": "generated", "if_exists": "create"},
    "mintKeyLegacy": lambda: {"name": "generated"},
    "rotateKey": lambda: {"grace_seconds": 60},
    "changeKey": lambda: {"name": "renamed"},
    "verifyKey": lambda: {"api_key": real("api_keys")},
    "surrenderKey": lambda: {"api_key": real("api_keys")},
    "getAuthUrl": lambda: {"redirect_uri": "http://localhost:1/callback", "state": "x"},
    "exchangeCode": lambda: {"code": fresh("codes"), "redirect_uri": "http://localhost:1/callback"},
    "refreshToken": lambda: {"refresh_token": real("refresh_tokens")},
    "startDeviceLogin": lambda: {"client_id": "generated"},
    "getToken": lambda: {"grant_type": "refresh_token", "refresh_token": real("refresh_tokens")},
    "signOut": lambda: {"token": "nobody's"},
}


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = case.operation.definition.raw["operationId"]
    positive = case.meta is None or case.meta.generation.mode.is_positive
    if not positive or CHANCE.random() < 0.5:
        return
    if case.path_parameters and "key_id" in case.path_parameters:
        case.path_parameters["key_id"] = fresh("rotatable") if operation == "rotateKey" else real("key_ids")
    if operation in BODIES:
        case.body = BODIES[operation]()


@schemathesis.hook
def after_call(context, case, response):
    COUNTS[case.operation.definition.raw["operationId"]][response.status_code] += 1


@atexit.register
def write_counts():
    with open(os.environ["MESH_COUNTS"], "w", encoding="utf-8") as file:
        json.dump(COUNTS, file)
