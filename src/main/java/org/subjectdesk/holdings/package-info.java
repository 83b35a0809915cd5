/**
 * What members hold, brought into the store and together (一体化馆藏).
 *
 * <p>A source, which is a file or a platform that is harvested, gives {@link
 * org.subjectdesk.catalogue.Delivered} in batches; {@link org.subjectdesk.holdings.Intake} keeps
 * each batch in one short transaction. What is new or changed is marked; {@link
 * org.subjectdesk.holdings.Merger} compares it with everything that may be the same work. {@link
 * org.subjectdesk.holdings.CatalogueShelf} follows the store into the search's index. Each of the
 * three goes on where it stopped, whenever it stopped.
 *
 * <p>The tables {@code bib_…} are this package's. The index is derived: it may be deleted at any
 * time while no desk runs.
 */
@NullMarked
package org.subjectdesk.holdings;

import org.jspecify.annotations.NullMarked;
