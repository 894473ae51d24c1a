from .article import ArticleAuthor, ArticlePage
from .imported import ImportedArticle
from .index import BlogIndexPage
from .study import Study
from .topic import Topic

__all__ = [
    "ArticleAuthor",
    "ArticlePage",
    "BlogIndexPage",
    "ImportedArticle",
    "Study",
    "Topic",
]
