using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>Where a result of a SARIF log is: a construct, and where it is known the lines that it has in a file.</summary>
internal sealed record SarifLocation(string Path, string? Address, string? File, (int First, int Last)? Lines)
{
    /// <summary>The location of a resource of one of the stacks of a report.</summary>
    public static SarifLocation Of(ResourceBlock resource, GuardrailReport report)
    {
        var stack = report.Stacks.FirstOrDefault(stack => stack.Blocks.Contains(resource));
        return new(resource.Path, resource.Address, stack?.File?.Path, stack?.File?.LinesOf(resource));
    }

    /// <summary>The location of an acknowledgement: the construct and the file of its stack, as far as there is one.</summary>
    public static SarifLocation Of(Acknowledgement acknowledgement, GuardrailReport report)
    {
        var name = acknowledgement.Path[..acknowledgement.Path.IndexOf('/', StringComparison.Ordinal)];
        var stack = report.Stacks.OrderByDescending(stack => stack.Name == name).FirstOrDefault();
        return new(acknowledgement.Path, Address: null, stack?.File?.Path, Lines: null);
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (File is not null)
            json.WriteObject("physicalLocation", () => WriteFile(json, File));
        json.WriteArray("logicalLocations", [Path], path =>
        {
            json.WriteStartObject();
            json.WriteString("name", Address ?? path);
            json.WriteString("fullyQualifiedName", path);
            json.WriteString("kind", "resource");
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void WriteFile(Utf8JsonWriter json, string file)
    {
        json.WriteObject("artifactLocation", () =>
            json.WriteString("uri", string.Join('/', file.Split('/').Select(System.Uri.EscapeDataString))));
        // Code scanning shows only what has a line.
        var (first, last) = Lines ?? (1, 1);
        json.WriteObject("region", () =>
        {
            json.WriteNumber("startLine", first);
            json.WriteNumber("endLine", last);
        });
    }
}
