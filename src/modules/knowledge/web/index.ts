export { ArticleScreen } from './article-screen.tsx';
export { Articles } from './articles.tsx';
export { WriteArticle } from './write-article.tsx';
