namespace Tap.Tests.Synthesis;

/// <summary>A route of a synthesized REST API.</summary>
/// <param name="Key">Method and path: <c>GET /tasks/{task_id}</c>.</param>
/// <param name="Integration">The integration that answers it.</param>
internal sealed record SynthesizedRoute(string Key, SynthesizedResource Integration);

/// <summary>REST APIs in synthesized stacks.</summary>
internal static class SynthesizedRoutes
{
    extension(SynthesizedStack stack)
    {
        /// <summary>All routes of all REST APIs.</summary>
        public IReadOnlyList<SynthesizedRoute> ApiRoutes =>
        [
            .. from integration in stack.All("aws_api_gateway_integration")
               let method = stack.Referenced(integration.Text("http_method"))?.Text("http_method")
               select new SynthesizedRoute($"{method} {stack.PathOf(integration.Text("resource_id"))}", integration),
        ];

        private string PathOf(string? resource) => stack.Referenced(resource) is { } found && found.Text("path_part") is { } part
            ? $"{stack.PathOf(found.Text("parent_id"))}/{part}"
            : "";
    }
}
