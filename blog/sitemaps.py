"""What search engines are told about the blog beside its articles."""

from blog.models import BlogIndexPage, Topic
from pages.addresses import page_path
from pages.sitemaps import SiteSitemap


class TopicSitemap(SiteSitemap):
    """The lists of articles on each topic that has any."""

    def items(self):
        blogs = BlogIndexPage.objects.live().public().descendant_of(self.site.root_page)
        return [(blog, topic) for blog in blogs for topic in Topic.objects.of(blog.articles())]

    def location(self, item):
        blog, topic = item
        return page_path(blog, self.request) + blog.reverse_subpage("topic", args=[topic.slug])
