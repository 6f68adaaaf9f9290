namespace Tap.Guardrails;

/// <summary>Reads the JSON of a plan (https://developer.hashicorp.com/terraform/internals/json-format).</summary>
internal static class PlanReader
{
    public static StackModel Read(string json, string? configuration) => throw new NotSupportedException();
}
