/** Directly before the name of a people or a trade: somebody is spoken to, pointed at, or all of them are meant. */
// oxfmt-ignore
export const ADDRESSING =
  'يا، أيها، أيتها، أنت، انت، أنتم، انتم، أنتو، إنت، إنتو، انتي، إنك، إنكم، هذا، هذه، هذي، هاد، هاي، ده، دي، هو، هي، هم، هؤلاء، هدول، هذول، واحد، واحدة، كل، أي، كلهم، ولك، لأنك، مثلك، شعب، الشعب، أخي، أختي، سيدي، سيدتي، حضرة'
