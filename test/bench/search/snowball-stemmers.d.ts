declare module 'snowball-stemmers' {
  const snowball: { newStemmer(language: 'arabic'): { stem(word: string): string } }
  export default snowball
}
