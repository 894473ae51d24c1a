from .article import ArticleAuthor, ArticlePage
from .article_subject import ArticleSubject
from .citation import Citation, StudyIsCitedError
from .evidence_change import EvidenceChange
from .evidence_library import EvidenceLibraryPage
from .imported import ImportedArticle
from .index import BlogIndexPage
from .study import Study
from .topic import Topic

__all__ = [
    "ArticleAuthor",
    "ArticlePage",
    "ArticleSubject",
    "BlogIndexPage",
    "Citation",
    "EvidenceChange",
    "EvidenceLibraryPage",
    "ImportedArticle",
    "Study",
    "StudyIsCitedError",
    "Topic",
]
