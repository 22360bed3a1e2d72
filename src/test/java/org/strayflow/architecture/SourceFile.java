package org.strayflow.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What class files no longer tell: a source's length, its methods' lengths, what it catches and what it leaves undocumented. Parsed by the compiler itself.
 *
 * @param name path below the source folder, with {@code /}
 * @param text the whole source
 * @param methods methods, constructors and initialisers, also those of nested and anonymous classes
 * @param catches types in catch clauses
 * @param undocumented public and protected types, methods and constants that others can see and that have no documentation
 */
record SourceFile(String name, String text, List<Part> methods, List<Part> catches, List<Part> undocumented) {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /**
     * A part of a source.
     *
     * @param what method name or caught type, without its package
     * @param line where it begins, from 1
     * @param lines how many lines it takes, documentation not counted
     */
    record Part(String what, long line, long lines) {}

    /** Reads and parses all sources below a folder. */
    static List<SourceFile> below(Path folder) {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.add(new Source(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parse(sources);
    }

    /** Parses a source. */
    static SourceFile parse(String name, String text) {
        return parse(List.of(new Source(name, text))).getFirst();
    }

    private static List<SourceFile> parse(List<Source> sources) {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, sources);
        List<SourceFile> parsed = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                // The compiler wraps the file objects that it was given.
                String path = unit.getSourceFile().toUri().getPath().substring(1);
                String text = unit.getSourceFile().getCharContent(true).toString();
                Scanner scanner = new Scanner(unit, DocTrees.instance(task));
                scanner.scan(unit, null);
                parsed.add(new SourceFile(path, text, scanner.methods, scanner.catches, scanner.undocumented));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
    }

    /** How many lines the source has. */
    long lines() {
        return text.lines().count();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final List<Part> methods = new ArrayList<>();
        private final List<Part> catches = new ArrayList<>();
        private final List<Part> undocumented = new ArrayList<>();
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final SourcePositions positions;

        Scanner(CompilationUnitTree unit, DocTrees trees) {
            this.unit = unit;
            this.trees = trees;
            this.positions = trees.getSourcePositions();
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            methods.add(part(method.getName().toString(), method));
            expectDocumentation(method.getName().toString(), method.getModifiers());
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            for (Tree member : type.getMembers()) {
                if (member instanceof BlockTree) {
                    methods.add(part("initialiser", member));
                }
            }
            expectDocumentation(type.getSimpleName().toString(), type.getModifiers());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitCatch(CatchTree clause, Void unused) {
            Tree type = clause.getParameter().getType();
            for (Tree one : type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type)) {
                String full = one.toString();
                catches.add(part(full.substring(full.lastIndexOf('.') + 1), clause));
            }
            return super.visitCatch(clause, null);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
            if (isMember(getCurrentPath())) {
                expectDocumentation(variable.getName().toString(), variable.getModifiers());
            }
            return super.visitVariable(variable, null);
        }

        private void expectDocumentation(String what, ModifiersTree modifiers) {
            TreePath path = getCurrentPath();
            boolean inherits = modifiers.getAnnotations().stream()
                    .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
            if (!inherits && isVisible(path) && trees.getDocComment(path) == null) {
                undocumented.add(part(what, path.getLeaf()));
            }
        }

        /** Whether the member and every type around it can be seen from other packages. */
        private static boolean isVisible(TreePath path) {
            if (path.getLeaf() instanceof CompilationUnitTree) {
                return true;
            }
            Tree around = path.getParentPath().getLeaf();
            boolean type = around instanceof ClassTree || around instanceof CompilationUnitTree;
            return type && isOpen(path) && isVisible(path.getParentPath());
        }

        private static boolean isOpen(TreePath path) {
            Set<Modifier> flags =
                    switch (path.getLeaf()) {
                        case ClassTree c -> c.getModifiers().getFlags();
                        case MethodTree m -> m.getModifiers().getFlags();
                        case VariableTree v -> v.getModifiers().getFlags();
                        default -> Set.of();
                    };
            boolean ofInterface = path.getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (ofInterface && !flags.contains(Modifier.PRIVATE));
        }

        private static boolean isMember(TreePath path) {
            return path.getParentPath().getLeaf() instanceof ClassTree;
        }

        private Part part(String what, Tree tree) {
            LineMap map = unit.getLineMap();
            long first = map.getLineNumber(positions.getStartPosition(unit, tree));
            long last = map.getLineNumber(positions.getEndPosition(unit, tree));
            return new Part(what, first, last - first + 1);
        }
    }
}
