"""Addresses of leader networks, a module a topic."""

app_name = "networks"
urlpatterns: list = []
