namespace Tap.Tests.Guardrails.Cases.Api;

/// <summary>Writes the settings of the methods of a stage.</summary>
internal static class MethodSettings
{
    /// <summary>Returns the settings <c>x</c> of the stage <c>prod</c> of the API <c>a</c>.</summary>
    public static string Settings(string settings, string path = "*/*") => $$"""
        aws_api_gateway_method_settings.x { "rest_api_id": "a", "stage_name": "prod", "method_path": "{{path}}", "settings": {{settings}} }
        """;
}
