package org.nnssil.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the service starts, on one machine as in a cluster. With everything configured it is plain Quarkus. */
@QuarkusMain
public final class NetworkMain {

    NetworkMain() {}

    public static void main(String... arguments) {
        System.exit(new StandaloneRun(Settings.ofThisProcess(), Console.ofThisProcess()).run(arguments));
    }
}
