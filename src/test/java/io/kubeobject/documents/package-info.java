/**
 * What the documents say is tried: every shell command in a Markdown file is run, every sample
 * compared, every link followed. The marks in the files are described in CONTRIBUTING.md.
 */
package io.kubeobject.documents;
