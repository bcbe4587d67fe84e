/**
 * A tree, or any part of one, that its reader must not change. A function that takes a plain `Root` instead owns it, and may
 * change it or give it away.
 */
export type ReadonlyTree<Tree> = Tree extends readonly (infer Node)[]
  ? readonly ReadonlyTree<Node>[]
  : Tree extends object
    ? { readonly [Key in keyof Tree]: ReadonlyTree<Tree[Key]> }
    : Tree
