#!/usr/bin/env node
import './check-node.mjs'

// Imported once the version is checked: a Node that is too old could not even link it.
import('./start.mjs')
