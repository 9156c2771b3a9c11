package io.kabinet.codegen;

import static java.util.Objects.requireNonNull;

import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.ModuleIdentifier;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.deps.ModuleLoader.ResolutionMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one small script of the snippet's modules, unless none has changed. It leaves no name behind in the page, and whatever it throws while it
 * starts stays inside it.
 */
public final class MinifySnippet {

    private static final ModuleIdentifier ENTRY = ModuleIdentifier.forFile("start.js");

    private MinifySnippet() {}

    /** Takes two arguments: the folder of the modules and the file to write. */
    public static void main(String[] arguments) throws IOException {
        var modules = modules(Path.of(arguments[0]));
        var output = Path.of(arguments[1]);
        if (Files.notExists(output)
                || changed(modules) > Files.getLastModifiedTime(output).toMillis()) {
            Files.createDirectories(output.getParent());
            Files.writeString(output, minify(modules));
        }
    }

    private static List<Path> modules(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** When a module, or this class, changed last. */
    private static long changed(List<Path> modules) throws IOException {
        var ownClass = requireNonNull(MinifySnippet.class.getResource("MinifySnippet.class"));
        long changed = ownClass.openConnection().getLastModified();
        for (Path module : modules) {
            changed = Math.max(changed, Files.getLastModifiedTime(module).toMillis());
        }
        return changed;
    }

    private static String minify(List<Path> files) throws IOException {
        var modules = new ArrayList<SourceFile>();
        for (Path file : files) {
            modules.add(SourceFile.fromCode(file.getFileName().toString(), Files.readString(file)));
        }
        var compiler = new Compiler(System.err);
        var result = compiler.compile(
                CommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER), modules, options());
        if (!result.success || !result.warnings.isEmpty()) {
            throw new IllegalStateException("The snippet does not compile cleanly");
        }
        return "(()=>{try{" + compiler.toSource().strip() + "}catch{}})()";
    }

    private static CompilerOptions options() {
        var options = new CompilerOptions();
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setWrappedOutputOptimizations(options);
        options.setRewriteGlobalDeclarationsForTryCatchWrapping(true);
        options.setRewritePolyfills(false);
        options.setEmitUseStrict(false);
        options.setLanguageIn(LanguageMode.ECMASCRIPT_NEXT);
        options.setLanguageOut(LanguageMode.ECMASCRIPT_2021);
        options.setModuleResolutionMode(ResolutionMode.BROWSER);
        options.setDependencyOptions(DependencyOptions.pruneForEntryPoints(List.of(ENTRY)));
        options.setOutputCharset(StandardCharsets.UTF_8);
        options.setLineLengthThreshold(Integer.MAX_VALUE);
        return options;
    }
}
