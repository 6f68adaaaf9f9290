using System.Collections.Concurrent;
using System.Text.Json;
using Tap.Tests.Functions;
using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Terraform;

/// <summary>SSM Parameter Store as the AWS provider uses it: parameters with their metadata and tags.</summary>
internal sealed class ParameterStoreService : IAwsService
{
    private readonly ConcurrentQueue<string> operations = new();
    private readonly Dictionary<string, Parameter> parameters = [];

    /// <inheritdoc/>
    public string SigningName => "ssm";

    /// <summary>The operations that were asked for, oldest first.</summary>
    public IReadOnlyList<string> Operations => [.. operations];

    /// <summary>A parameter's value.</summary>
    public string ValueOf(string name) => parameters[name].Value;

    /// <summary>A parameter's tags.</summary>
    public IReadOnlyDictionary<string, string> TagsOf(string name) => parameters[name].Tags;

    /// <summary>
    /// Does what an operator does who overwrites a parameter with <c>aws ssm put-parameter</c> and says nothing but type, tier and value.
    /// </summary>
    public void Overwrite(string name, string value, string tier) =>
        parameters[name] = parameters[name] with { Value = value, Tier = tier, Description = null, Version = parameters[name].Version + 1 };

    /// <inheritdoc/>
    public IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request) => [];

    /// <inheritdoc/>
    public Task HandleAsync(AwsRequest request)
    {
        operations.Enqueue(request.Operation);
        var json = request.Json;
        return request.Operation switch
        {
            "PutParameter" => PutAsync(request, json),
            "GetParameter" => Known(json, "Name") is { } found
                ? request.AnswerAsync(new
                {
                    Parameter = new
                    {
                        found.Name,
                        found.Type,
                        found.Value,
                        found.Version,
                        ARN = AwsPermission.ArnOf("ssm", $"parameter/{found.Name}"),
                        DataType = "text",
                    },
                })
                : request.FailAsync("ParameterNotFound", ""),
            "DescribeParameters" => request.AnswerAsync(new { Parameters = parameters.Values.Select(found => new
            {
                found.Name,
                found.Type,
                found.Description,
                found.Tier,
                found.Version,
                KeyId = "alias/aws/ssm",
                DataType = "text",
            }) }),
            "ListTagsForResource" =>
                request.AnswerAsync(new { TagList = Known(json, "ResourceId")!.Tags.Select(tag => new { tag.Key, tag.Value }) }),
            "AddTagsToResource" => TagAsync(request, json, tags => AddTags(tags, json)),
            "RemoveTagsFromResource" => TagAsync(
                request, json, tags => json.GetProperty("TagKeys").EnumerateArray().ToList().ForEach(key => tags.Remove(key.GetString()!))),
            _ => throw new NotSupportedException("not known here"),
        };
    }

    // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html: a value is required, and a parameter that is
    // there is only overwritten on request.
    private Task PutAsync(AwsRequest request, JsonElement json)
    {
        var name = Text(json, "Name")!;
        if (Text(json, "Value") is not { Length: > 0 } value)
            return request.FailAsync("ValidationException", "1 validation error detected: Value '' at 'value' failed to satisfy "
                + "constraint: Member must have length greater than or equal to 1.");
        if (parameters.ContainsKey(name) && !json.GetProperty("Overwrite").GetBoolean())
            return request.FailAsync("ParameterAlreadyExists", "The parameter already exists.");
        var tags = parameters.GetValueOrDefault(name)?.Tags ?? [];
        AddTags(tags, json);
        parameters[name] = new Parameter(name, Text(json, "Type")!, value, Text(json, "Description"), Text(json, "Tier") ?? "Standard",
            parameters.GetValueOrDefault(name)?.Version + 1 ?? 1, tags);
        return request.AnswerAsync(new { parameters[name].Version, parameters[name].Tier });
    }

    private Task TagAsync(AwsRequest request, JsonElement json, Action<Dictionary<string, string>> change)
    {
        change(Known(json, "ResourceId")!.Tags);
        return request.AnswerAsync(new { });
    }

    private static void AddTags(Dictionary<string, string> tags, JsonElement json)
    {
        if (json.TryGetProperty("Tags", out var added))
            foreach (var tag in added.EnumerateArray())
                tags[Text(tag, "Key")!] = Text(tag, "Value")!;
    }

    private Parameter? Known(JsonElement json, string property) => parameters.GetValueOrDefault(Text(json, property)!);

    private static string? Text(JsonElement json, string property) =>
        json.TryGetProperty(property, out var value) ? value.GetString() : null;

    private sealed record Parameter(
        string Name, string Type, string Value, string? Description, string Tier, int Version, Dictionary<string, string> Tags);
}
