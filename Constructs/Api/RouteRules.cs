using System.Text.Json;

namespace Tap.Api;

/// <summary>API Gateway's rules for the routes of an API together.</summary>
internal static class RouteRules
{
    // The content of such a request has no meaning (RFC 9110, section 9.3), and gateways may drop it.
    private static readonly string[] WithoutBody = ["DELETE", "GET", "HEAD"];

    /// <summary>Returns all problems of the routes.</summary>
    public static IEnumerable<string?> Problems(IReadOnlyDictionary<string, Route> routes, bool cached)
    {
        var wellFormed = routes.Where(route => RouteKey.Problem(route.Key) is null)
            .OrderBy(route => route.Key, StringComparer.Ordinal)
            .Select(route => (Key: RouteKey.Parse(route.Key), route.Value))
            .ToList();
        return
        [
            routes.Count == 0 ? "there is no route: an API needs one, such as \"GET /tasks\"" : null,
            .. routes.Keys.Order(StringComparer.Ordinal).Select(RouteKey.Problem),
            .. ParameterNames(wellFormed.Select(route => route.Key)),
            .. ConstructIds(wellFormed.Select(route => route.Key)),
            .. Bodies(wellFormed),
            .. CacheKeyHeaders(wellFormed, cached),
            .. wellFormed.SelectMany(route => route.Value.Problems().OfType<string>().Select(problem => $"\"{route.Key}\": {problem}")),
            .. cached ? Cached(wellFormed) : [],
        ];
    }

    // Siblings of a path parameter may have fixed names, but a path has only one parameter at each position.
    private static IEnumerable<string> ParameterNames(IEnumerable<RouteKey> keys) => keys
        .SelectMany(
            key => key.Segments.Select((segment, index) => (Segment: segment, Parent: "/" + string.Join('/', key.Segments.Take(index)))))
        .Where(place => place.Segment[0] == '{')
        .Distinct()
        .GroupBy(place => place.Parent, place => place.Segment)
        .Where(place => place.Count() > 1)
        .Select(place => $"below {place.Key} there are the parameters {string.Join(" and ", place)}, "
            + "but API Gateway takes one name at a place: use the same in all routes");

    private static IEnumerable<string> ConstructIds(IEnumerable<RouteKey> keys) => keys
        .SelectMany(key => key.Segments.Select((_, index) => "/" + string.Join('/', key.Segments.Take(index + 1))))
        .Distinct()
        .GroupBy(path => RouteKey.IdOf(path))
        .Where(paths => paths.Count() > 1)
        .Select(paths => $"the paths {string.Join(" and ", paths)} would get the same construct id '{paths.Key}': rename one of them");

    private static IEnumerable<string?> Bodies(IReadOnlyList<(RouteKey Key, Route Value)> routes)
    {
        foreach (var (key, route) in routes.Where(route => route.Value.Body is not null))
            yield return WithoutBody.Contains(key.Method)
                ? $"\"{key}\" has a body schema, but a {key.Method} request has no body to check: leave it out"
                : null;
        foreach (var schemas in routes.Select(route => route.Value.Body).OfType<BodySchema>().Distinct().GroupBy(schema => schema.Name))
        {
            if (schemas.Key.Length == 0 || !schemas.Key.All(char.IsAsciiLetterOrDigit))
                yield return $"a body schema has the name '{schemas.Key}', but a model's name is letters and digits";
            if (schemas.Count() > 1)
                yield return $"there are {schemas.Count()} different body schemas of the name '{schemas.Key}': give each a name of its own";
            foreach (var schema in schemas.Where(schema => !IsObject(schema.Json)))
                yield return $"the body schema '{schema.Name}' is no JSON object: {schema.Json}";
        }
    }

    private static IEnumerable<string> Cached(IEnumerable<(RouteKey Key, Route Value)> routes) => routes
        .Where(route => route is { Key.Method: "GET", Value: not MockRoute and { Authorization.Reason: not null } })
        .Select(route => $"\"{route.Key}\" is cached and not authorized at the gateway, so it would serve to anybody what one caller was "
            + $"given: authorize it with {nameof(RouteAuthorization.AwsIam)}, or leave the cache out");

    private static IEnumerable<string> CacheKeyHeaders(IEnumerable<(RouteKey Key, Route Value)> routes, bool cached)
    {
        foreach (var (key, headers) in routes.Select(route => (route.Key, route.Value.CacheKeyHeaders))
            .Where(route => route.CacheKeyHeaders.Count > 0))
        {
            if (!cached || key.Method != "GET")
                yield return $"\"{key}\" has cache key headers, but only GET routes of an API with a cache are cached: leave them out";
            foreach (var header in headers.Where(header => header.Length == 0
                || !header.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')))
                yield return $"\"{key}\" has the cache key header '{header}', but must have its name in lower-case letters, digits and -";
        }
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
