"""Values as the rows keep them: keys, moments, texts, words."""
