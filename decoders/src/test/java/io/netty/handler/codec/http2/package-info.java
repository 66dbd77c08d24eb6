/// Doors into the parts of Netty that only its own package may use; test code only.
@NullMarked
package io.netty.handler.codec.http2;

import org.jspecify.annotations.NullMarked;
