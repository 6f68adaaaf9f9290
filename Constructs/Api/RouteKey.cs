using System.Text.RegularExpressions;

namespace Tap.Api;

/// <summary>A method and a path, written <c>GET /tasks/{task_id}</c>.</summary>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Path">The path after the stage, beginning with a slash.</param>
internal sealed partial record RouteKey(string Method, string Path)
{
    private static readonly string[] Methods = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"];

    /// <summary>The parts of the path: <c>tasks</c>, <c>{task_id}</c>.</summary>
    public IReadOnlyList<string> Segments => Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The names of the path's parameters.</summary>
    public IEnumerable<string> Parameters => Segments.Where(segment => segment[0] == '{').Select(segment => segment[1..^1]);

    /// <summary>The path in an ARN of the API, with any values of parameters: <c>/tasks/*</c>.</summary>
    public string ArnPath => ArnPathOf(Path);

    /// <inheritdoc cref="ArnPath"/>
    public static string ArnPathOf(string path) => ParameterPattern().Replace(path, "*");

    /// <summary>
    /// Returns a construct id for a resource at a path, without the characters that CDKTF rejects: <c>tasks_task_id-GET-method</c>.
    /// </summary>
    public static string IdOf(string path, params IReadOnlyList<string> parts) =>
        string.Join('-', parts.Prepend(
            path.Trim('/').Replace('/', '_').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";

    /// <summary>Returns the routes, valid by <see cref="RouteRules"/>, sorted by path and then by method.</summary>
    public static IReadOnlyDictionary<RouteKey, Route> ParseAll(IReadOnlyDictionary<string, Route> routes) => routes
        .Select(route => (Key: Parse(route.Key), route.Value))
        .OrderBy(route => route.Key.Path, StringComparer.Ordinal)
        .ThenBy(route => route.Key.Method, StringComparer.Ordinal)
        .ToDictionary(route => route.Key, route => route.Value);

    /// <summary>Parses a key that has no <see cref="Problem"/>.</summary>
    public static RouteKey Parse(string key) =>
        key.Split(' ') is [var method, var path] ? new(method, path) : throw new FormatException(Problem(key));

    /// <summary>Returns the problem of a key by itself; null when it is valid.</summary>
    public static string? Problem(string key)
    {
        var parts = key.Split(' ');
        if (parts.Length != 2)
            return $"\"{key}\" must be a method and a path, such as \"GET /tasks\"";
        if (!Methods.Contains(parts[0]))
            return $"\"{key}\" has the method '{parts[0]}', but must have one of {string.Join(", ", Methods)} "
                + "(OPTIONS is answered for CORS by itself)";
        return PathPattern().IsMatch(parts[1])
            ? null
            : $"\"{key}\" has the path '{parts[1]}', but a path begins with a slash, does not end with one, and its parts are letters, "
                + $"digits and ._- or a parameter such as {{task_id}}";
    }

    [GeneratedRegex(@"\A(/([A-Za-z0-9._-]+|\{[A-Za-z0-9._-]+\}))+\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex ParameterPattern();
}
