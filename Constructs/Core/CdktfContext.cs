using System.Text.Json;

namespace Tap.Core;

/// <summary>The <c>context</c> of <c>cdktf.json</c>: texts by key, and the problems found in it.</summary>
internal sealed class CdktfContext
{
    private const string ConfigurationFile = "cdktf.json";
    private const string ContextVariable = "CDKTF_CONTEXT_JSON";

    private readonly Dictionary<string, string> values = [];
    private readonly Dictionary<string, SettingProblem> unreadable = [];
    private readonly List<SettingProblem> problems = [];

    private CdktfContext()
    {
    }

    /// <summary>The value of each key. Lists are joined by commas; a <c>null</c> counts as no value.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Keys whose values cannot be a setting, such as objects; a problem only where the key is a setting's.</summary>
    public IReadOnlyDictionary<string, SettingProblem> Unreadable => unreadable;

    /// <summary>The keys whose values could be meant for a setting. Objects belong to other tools.</summary>
    public IEnumerable<string> Keys => values.Keys.Concat(unreadable.Where(pair => pair.Value.Found[0] != '{').Select(pair => pair.Key));

    /// <summary>The problems of the context as a whole.</summary>
    public IReadOnlyList<SettingProblem> Problems => problems;

    /// <summary>Reads the context that the cdktf CLI passes on.</summary>
    public static CdktfContext FromJson(string? json)
    {
        var context = new CdktfContext();
        if (!string.IsNullOrWhiteSpace(json))
        {
            context.Load(ContextVariable, json, root => root);
        }

        return context;
    }

    /// <summary>Reads the context in a directory's <c>cdktf.json</c>, unless the CLI has passed one on.</summary>
    public static CdktfContext Find(IReadOnlyDictionary<string, string> environment, string directory)
    {
        if (environment.GetValueOrDefault(ContextVariable) is { Length: > 0 } json)
        {
            return FromJson(json);
        }

        var context = new CdktfContext();
        var file = Path.Combine(directory, ConfigurationFile);
        if (File.Exists(file))
        {
            context.Load(ConfigurationFile, File.ReadAllText(file), root => root.TryGetProperty("context", out var found) ? found : null);
        }

        return context;
    }

    private void Load(string source, string json, Func<JsonElement, JsonElement?> find)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var isObject = document.RootElement.ValueKind == JsonValueKind.Object;
            switch (isObject ? find(document.RootElement) : document.RootElement)
            {
                case null:
                    break;
                case { ValueKind: JsonValueKind.Object } context:
                    Add(source, context);
                    break;
                case { } other:
                    problems.Add(new(
                        source,
                        other.GetRawText(),
                        "The file and its context must be JSON objects.",
                        "write settings as \"key\": \"value\" in braces."));
                    break;
            }
        }
        catch (JsonException fault)
        {
            problems.Add(new(
                source,
                $"broken JSON in line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}",
                fault.Message,
                "correct the JSON; cdktf.json allows neither comments nor trailing commas."));
        }
    }

    private void Add(string source, JsonElement context)
    {
        foreach (var property in context.EnumerateObject())
        {
            if (Text(property.Value) is { } text)
            {
                values[property.Name] = text;
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                unreadable[property.Name] = new(
                    $"\"{property.Name}\" in the context of {source}",
                    property.Value.GetRawText(),
                    "A setting must be a string, a number, true or false, or a list of strings that is not empty.",
                    "write such a value, or remove the key to get the default.");
            }
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(',', value.EnumerateArray().Select(item => item.GetString())),
        _ => null,
    };
}
