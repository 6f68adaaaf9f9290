using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tap.Guardrails;

/// <summary>
/// Reads the configuration that a plan holds. It has the text of what is written in JSON, and no more than references of other expressions.
/// </summary>
internal static class PlanConfiguration
{
    // What a plan leaves out, or has as a list of its own.
    private static readonly string[] NotInPlans = ["//", "dynamic", "lifecycle", "connection", "provisioner", "depends_on"];

    /// <summary>Returns what a module declares.</summary>
    /// <param name="module">The module in the plan's configuration.</param>
    /// <param name="providers">The plan's configuration of providers; undefined for a module that is called.</param>
    /// <param name="written">What the configuration file declares, if there is one.</param>
    public static IReadOnlyList<Declaration> Of(JsonElement module, JsonElement providers, IReadOnlyList<Declaration> written)
    {
        var files = written.GroupBy(declaration => declaration.Address).ToDictionary(group => group.Key, group => group.First().Body);
        var planned = Resources(module, files).Concat(Calls(module, files)).Concat(Variables(module)).Concat(Outputs(module))
            .Concat(Providers(providers)).ToList();
        var left = written.Where(one => one.Kind is BlockKind.Locals or BlockKind.Terraform).ToList();
        if (!left.Exists(one => one.Kind == BlockKind.Terraform) && providers.ValueKind == JsonValueKind.Object)
            left.Add(Versions(providers));
        return [.. planned, .. left];
    }

    private static IEnumerable<Declaration> Resources(JsonElement module, Dictionary<string, JsonElement> files) =>
        from resource in module.Property("resources").Elements()
        let kind = resource.Property("mode").ToString() switch
        {
            "data" => BlockKind.Data,
            "ephemeral" => BlockKind.Ephemeral,
            _ => BlockKind.Resource,
        }
        let declaration = new Declaration(kind, [resource.Property("type").ToString(), resource.Property("name").ToString()], default)
        select declaration with { Body = Body(resource, resource.Property("expressions"), files.GetValueOrDefault(declaration.Address)) };

    private static IEnumerable<Declaration> Calls(JsonElement module, Dictionary<string, JsonElement> files)
    {
        foreach (var call in module.Property("module_calls").Properties())
        {
            var declaration = new Declaration(BlockKind.Module, [call.Name], default);
            var body = (JsonObject)JsonSerializer.SerializeToNode(
                Body(call.Value, call.Value.Property("expressions"), files.GetValueOrDefault(declaration.Address)))!;
            body["source"] = call.Value.Property("source").ToString();
            if (call.Value.Property("version_constraint").ToString() is { Length: > 0 } version)
                body["version"] = version;
            yield return declaration with { Body = Element(body) };
        }
    }

    private static IEnumerable<Declaration> Variables(JsonElement module) => module.Property("variables").Properties()
        .Select(variable => new Declaration(BlockKind.Variable, [variable.Name], variable.Value));

    private static IEnumerable<Declaration> Outputs(JsonElement module) => module.Property("outputs").Properties()
        .Select(output => new Declaration(
            BlockKind.Output, [output.Name], Element(new JsonObject { ["value"] = Argument(output.Value.Property("expression")) })));

    private static IEnumerable<Declaration> Providers(JsonElement providers) => providers.Properties()
        .Select(provider =>
        {
            var body = Arguments(provider.Value.Property("expressions"));
            if (provider.Value.Property("alias").ToString() is { Length: > 0 } alias)
                body["alias"] = alias;
            return new Declaration(BlockKind.Provider, [provider.Value.Property("name").ToString()], Element(body));
        });

    private static Declaration Versions(JsonElement providers) => new(BlockKind.Terraform, [], Element(new JsonObject
    {
        ["required_providers"] = new JsonObject(providers.Properties().Select(provider => provider.Value)
            .Where(provider => provider.Property("version_constraint").ValueKind == JsonValueKind.String)
            .DistinctBy(provider => provider.Property("name").ToString())
            .Select(provider => KeyValuePair.Create<string, JsonNode?>(provider.Property("name").ToString(), new JsonObject
            {
                ["source"] = provider.Property("full_name").ToString(),
                ["version"] = provider.Property("version_constraint").ToString(),
            }))),
    }));

    private static JsonElement Body(JsonElement block, JsonElement expressions, JsonElement file)
    {
        var body = Arguments(expressions);
        foreach (var (name, meta) in new[] { ("count", "count_expression"), ("for_each", "for_each_expression") })
        {
            if (block.Property(meta).ValueKind == JsonValueKind.Object)
                body[name] = Argument(block.Property(meta));
        }

        if (block.Property("provider_config_key") is { ValueKind: JsonValueKind.String } provider)
            body["provider"] = provider.ToString().Split(':')[^1];
        foreach (var provisioner in block.Property("provisioners").Elements())
            ((JsonArray)(body["provisioner"] ??= new JsonArray())).Add(
                new JsonObject { [provisioner.Property("type").ToString()] = Arguments(provisioner.Property("expressions")) });
        foreach (var property in file.Properties()
            .Where(property => NotInPlans.Contains(property.Name) && !body.ContainsKey(property.Name)))
            body[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        return Element(body);
    }

    private static JsonObject Arguments(JsonElement expressions) =>
        new(expressions.Properties().Select(argument => KeyValuePair.Create(argument.Name, Argument(argument.Value))));

    private static JsonNode? Argument(JsonElement expression) => expression.ValueKind switch
    {
        JsonValueKind.Array => new JsonArray([.. expression.EnumerateArray().Select(Arguments)]),
        JsonValueKind.Object when expression.TryGetProperty("constant_value", out var constant) => JsonNode.Parse(constant.GetRawText()),
        JsonValueKind.Object when expression.TryGetProperty("references", out var references) => Unknown(references),
        JsonValueKind.Object when expression.EnumerateObject().Any() => Arguments(expression),
        _ => "${expression()}",
    };

    // A reference to an attribute is followed by one to the whole.
    private static JsonNode Unknown(JsonElement references)
    {
        var all = references.Elements().Select(reference => reference.ToString()).ToList();
        var longest = all.Where(one => !all.Exists(other => other.StartsWith($"{one}.", StringComparison.Ordinal)));
        return $"${{expression({string.Join(", ", longest)})}}";
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
