/**
 * Harvesting members' catalogues by OAI-PMH 2.0 (openarchives.org/OAI/openarchivesprotocol.html).
 *
 * <p>{@link org.subjectdesk.alliance.resource.Harvester} looks which sources are due; {@code Run}
 * walks one source's list from page to page and keeps each page together with the way to the next
 * one in {@link org.subjectdesk.holdings.HarvestState}; {@code OaiPages} gets one page, whatever
 * the provider does: {@code Fetch} bounds its time and size, {@code ResponseXml} reads it, {@code
 * Salvage} saves what can be saved when the XML is broken. Everything that a provider can do is an
 * {@code Answer}.
 */
@NullMarked
package org.subjectdesk.alliance.resource;

import org.jspecify.annotations.NullMarked;
