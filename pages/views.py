"""Public addresses that are not pages of the tree."""

from django.http import HttpResponse


def refuse_long_query(view):
    return view


def search(request):
    return HttpResponse("")


def team(request):
    return HttpResponse("")


def person(request, slug):
    return HttpResponse("")


def robots(request):
    return HttpResponse("")
