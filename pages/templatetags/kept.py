"""Marks the pieces of a page that are kept until something changes."""

from django import template

register = template.Library()


class KeptNode(template.Node):
    """Prints what stands in it, or takes it from memory; see `pages.serving.pieces`."""

    def __init__(self, name, nodelist):
        self.name, self.nodelist = name, nodelist

    def render(self, context):
        pieces = context.get("pieces")
        if pieces is None:
            return self.nodelist.render(context)
        return pieces.print(self.name, self.nodelist, context)


@register.tag
def kept(parser, token):
    """`{% kept "main" %}…{% endkept %}`: a piece that is the same for everybody who may read it.

    Its name is that of no other piece of the page. Nothing in it may depend on the clock, on who
    asks, or on anything of the request but page, site and language.
    """
    try:
        _tag, name = token.split_contents()
    except ValueError as error:
        raise template.TemplateSyntaxError("Give the piece one name: {% kept 'main' %}.") from error
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    return KeptNode(name.strip("\"'"), nodelist)
