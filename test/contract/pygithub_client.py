"""Does with PyGithub what the test asks for, as JSON on stdin, and answers in JSON: one list of names per place."""

import json
import sys

from github import Auth, Github


def main():
    order = json.load(sys.stdin)
    # Without pauses: the stand-in counts in the test's time, and the test would wait in its own.
    github = Github(
        base_url=order["base_url"],
        auth=Auth.Token(order["token"]),
        seconds_between_requests=None,
        seconds_between_writes=None,
        retry=None,
    )
    json.dump([act(order, open_place(github, place)) for place in order["places"]], sys.stdout)


class RepositoryPlace:
    def __init__(self, repository, store):
        self.repository = repository
        self.store = store

    def create(self, name, value):
        self.repository.create_secret(name, value, secret_type=self.store)

    def names(self):
        return [secret.name for secret in self.repository.get_secrets(secret_type=self.store)]

    def delete(self, name):
        self.repository.delete_secret(name, secret_type=self.store)


class EnvironmentPlace:
    def __init__(self, environment):
        self.environment = environment

    def create(self, name, value):
        self.environment.create_secret(name, value)

    def names(self):
        return [secret.name for secret in self.environment.get_secrets()]

    def delete(self, name):
        self.environment.delete_secret(name)


class OrganizationPlace:
    def __init__(self, organization, store, visibility, selected):
        self.organization = organization
        self.store = store
        self.access = {"visibility": visibility}
        if visibility == "selected":
            self.access["selected_repositories"] = selected

    def create(self, name, value):
        self.organization.create_secret(name, value, secret_type=self.store, **self.access)

    def names(self):
        return [secret.name for secret in self.organization.get_secrets(secret_type=self.store)]

    def delete(self, name):
        self.organization.get_secret(name, secret_type=self.store).delete()


def open_place(github, place):
    store = place.get("store", "actions")
    if "organization" in place:
        selected = [github.get_repo(name) for name in place.get("selected", [])]
        organization = github.get_organization(place["organization"])
        return OrganizationPlace(organization, store, place["visibility"], selected)
    repository = github.get_repo(place["repository"])
    if "environment" in place:
        return EnvironmentPlace(repository.get_environment(place["environment"]))
    return RepositoryPlace(repository, store)


def act(order, place):
    if order["act"] == "create":
        place.create(order["name"], order["value"])
    elif order["act"] == "delete":
        place.delete(order["name"])
    return place.names()


main()
