using System.Text.RegularExpressions;

namespace Tap.Tests.Functions;

/// <summary>The TypeScript sources of functions and what they import from each other.</summary>
/// <param name="folder">The folder that holds the systems, <c>shared</c> and <c>build</c>.</param>
public sealed partial class FunctionSources(string folder)
{
    private const string Shared = "shared";
    private const string Build = "build";

    private readonly Dictionary<string, string[]> imports = Directory.EnumerateDirectories(folder)
        .Where(room => Path.GetFileName(room) is not "node_modules")
        .SelectMany(room => Directory.EnumerateFiles(room, "*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".ts" or ".mjs" or ".json")
        .ToDictionary(file => Relative(folder, file), file => ImportsOf(folder, file));

    /// <summary>The systems: every folder but those for all of them.</summary>
    public IReadOnlyList<string> Systems => [.. imports.Keys.Select(RoomOf).Except([Shared, Build]).Order(StringComparer.Ordinal)];

    /// <summary>The functions of a system, by their folders in it.</summary>
    public IEnumerable<string> FunctionsOf(string system) =>
        from file in imports.Keys
        let parts = file.Split('/')
        where parts is [_, _, "index.ts"] && parts[0] == system
        select parts[1];

    /// <summary>Imports that lead from a system into another one, or from what all share into a system.</summary>
    public IEnumerable<string> WrongImports =>
        from file in imports
        from imported in file.Value
        where RoomOf(file.Key) != Build && RoomOf(imported) != Shared && RoomOf(imported) != RoomOf(file.Key)
        select $"{file.Key} imports {imported}";

    /// <summary>Files for all that fewer than two systems use, directly or through other such files, with those that do.</summary>
    /// <param name="offered">Folders whose files need no user here.</param>
    public IEnumerable<string> SharedByFewerThanTwo(params IReadOnlyList<string> offered)
    {
        // What the bundler puts into every package, no source imports.
        var everywhere = imports.Where(file => RoomOf(file.Key) == Build).SelectMany(file => file.Value).ToHashSet();
        var reached = Systems.ToDictionary(
            system => system, system => Reached(imports.Keys.Where(file => RoomOf(file) == system).Concat(offered.SelectMany(FilesIn))));
        return from file in imports.Keys
               where RoomOf(file) == Shared && !everywhere.Contains(file)
               let users = Systems.Where(system => reached[system].Contains(file)).ToList()
               where users.Count < 2
               select $"{file} is used by {(users.Count == 0 ? "nobody" : users[0])}";
    }

    private IEnumerable<string> FilesIn(string room) => imports.Keys.Where(file => file.StartsWith(room, StringComparison.Ordinal));

    private HashSet<string> Reached(IEnumerable<string> files)
    {
        var reached = new HashSet<string>();
        var waiting = new Stack<string>(files);
        while (waiting.TryPop(out var file))
            if (reached.Add(file))
                foreach (var imported in imports.GetValueOrDefault(file, []))
                    waiting.Push(imported);
        return reached;
    }

    private static string RoomOf(string file) => file.Split('/')[0];

    // A module written as x.js is x.ts. What is no file is none of the functions' (the compiler sees to that), or an example in a comment.
    private static string[] ImportsOf(string folder, string file) => Path.GetExtension(file) is ".json" ? [] :
    [
        .. from match in Import.Matches(File.ReadAllText(file))
           let start = Path.GetExtension(file) is ".mjs" ? folder : Path.GetDirectoryName(file)!
           let path = Path.GetFullPath(Path.Combine(start, match.Groups["path"].Value))
           let module = Path.GetExtension(path) is ".js" ? Path.ChangeExtension(path, ".ts") : path
           where File.Exists(module)
           select Relative(folder, module),
    ];

    private static string Relative(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');

    // In build scripts also what they put in the place of a module.
    [GeneratedRegex("""(?:\bfrom|\bimport|:)\s*\(?\s*"(?<path>\.\.?/[^"?]+)""")]
    private static partial Regex Import { get; }
}
