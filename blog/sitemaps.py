"""What search engines are told about the blog beside its articles."""

from blog.models import BlogIndexPage, Topic
from pages.sitemaps import SiteSitemap


class TopicSitemap(SiteSitemap):
    """The lists of articles on each topic that has any."""

    def items(self):
        blogs = BlogIndexPage.objects.live().public().descendant_of(self.site.root_page)
        return [(blog, topic) for blog in blogs for topic in Topic.objects.in_use(blog)]

    def location(self, item):
        blog, topic = item
        return blog.get_url(self.request) + blog.reverse_subpage("topic", args=[topic.slug])
