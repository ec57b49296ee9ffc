/**
 * One question to one registry: does this image exist? Takes the image's name, the credentials that
 * may be used and the platform that is wanted, and gives a {@link io.kubeobject.registry.Verdict}.
 *
 * <p>Beside the flow: {@code images} decides which images are asked for and when, {@code koe image}
 * asks once. May import nothing of ours. Blocks the calling thread, within a deadline; many threads
 * may ask at once. Nothing here is loaded unless somebody asks.
 *
 * <pre>
 *   ImageName ─┬─▶ Keyring ──credentials──┐
 *              └─▶ RegistryHosts ──hosts──┴─▶ RegistryClient ──HEAD, GET──▶ Verdict
 *                  (mirrors, then origin)     Authorizer: Basic, or Bearer by a token server
 * </pre>
 *
 * <p>The protocol is the OCI distribution specification 1.1 with the token authentication of
 * docker's registry; names are those of docker, mirrors are those of containerd's {@code
 * hosts.toml}.
 *
 * <p>What is secret stays here: no password, token or user name is in a message, in a step that is
 * told, or in the text of an object. Text that a server sends is not repeated either, since it may
 * hold what it was sent. A credential goes to the host that it is for, over the scheme that this
 * host is configured with, and to the token server that this host names; no redirect takes it
 * elsewhere.
 */
@NullMarked
package io.kubeobject.registry;

import org.jspecify.annotations.NullMarked;
