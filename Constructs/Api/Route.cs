using System.Text.Json;
using System.Text.Json.Nodes;
using Tap.Compute;
using Tap.Core;

namespace Tap.Api;

/// <summary>What answers a route.</summary>
public abstract record Route
{
    /// <summary>Who may call it. <value>Default: <see cref="RouteAuthorization.AwsIam"/>.</value></summary>
    public RouteAuthorization Authorization { get; init; } = RouteAuthorization.AwsIam;

    /// <summary>The schema that the gateway holds request bodies against. <value>Default: none.</value></summary>
    public BodySchema? Body { get; init; }
}

/// <summary>A route that a function answers, which gets the whole request (<c>AWS_PROXY</c>).</summary>
/// <param name="Function">The function.</param>
public sealed record FunctionRoute(NodeFunction Function) : Route
{
    /// <summary>
    /// Request headers that the answer of a cached <c>GET</c> depends on, in lower case, such as <c>x-api-key</c>: they become a part of
    /// the cache's key, and the gateway refuses requests without them with status 400. It must, because it minds the case of headers'
    /// names: a header that it takes for missing may be one that the function finds
    /// (<see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html"/>).
    /// <value>Default: none.</value>
    /// </summary>
    public IReadOnlyList<string> CacheKeyHeaders { get; init; } = [];
}

/// <summary>A route that the gateway answers by itself, with status 200 (<c>MOCK</c>).</summary>
/// <param name="Template">The body as a mapping template (VTL), which may use <c>$context</c> variables.</param>
public sealed record MockRoute(string Template) : Route;

/// <summary>A JSON schema (draft 4) of request bodies, which becomes a model of the API.</summary>
/// <param name="Name">The model's name: letters and digits.</param>
/// <param name="Json">The schema.</param>
public sealed record BodySchema(string Name, string Json)
{
    /// <summary>The schema in a file of the project, the same that the function holds bodies against.</summary>
    /// <param name="name">The model's name: letters and digits.</param>
    /// <param name="path">The file's path in the project's folder.</param>
    /// <returns>The schema, without insignificant white space.</returns>
    /// <exception cref="InputException">The file holds no JSON.</exception>
    public static BodySchema FromFile(string name, string path)
    {
        try
        {
            return new(name, JsonNode.Parse(File.ReadAllText(Path.Combine(ProjectFolder.Path, path)))!.ToJsonString());
        }
        catch (JsonException fault)
        {
            throw new InputException($"The schema of model '{name}' in {path} is no JSON: {fault.Message}");
        }
    }
}
