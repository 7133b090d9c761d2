// refused: jsx-a11y(alt-text)
export const Picture = () => <img src="/x.jpg" />
