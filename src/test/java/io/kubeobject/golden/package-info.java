/**
 * What mappings do, as data: objects and the text they come to below {@code golden/}, mappings that
 * are wrong and the problems they come to below {@code broken/}. {@code -Dgolden.update=true}
 * writes the expected files anew; read the difference before you commit it.
 */
package io.kubeobject.golden;
