using System.Text.RegularExpressions;
using Tap.Tests.Api;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks.Constraints;

/// <content>The facts of the <c>tasks</c> stack that its constraints name.</content>
internal static partial class TasksConstraints
{
    private static readonly Handler[] Handlers =
    [
        new("get-handler", "dynamodb:GetItem, dynamodb:Query", ["GET /tasks", "GET /tasks/{task_id}"]),
        new("post-handler", "dynamodb:PutItem, dynamodb:GetItem", ["POST /tasks"]),
        new("put-handler", "dynamodb:UpdateItem", ["PUT /tasks", "PUT /tasks/{task_id}"]),
        new("delete-handler", "dynamodb:DeleteItem", ["DELETE /tasks", "DELETE /tasks/{task_id}"]),
    ];

    private static readonly string[] Zones = ["us-east-1a", "us-east-1b"];

    private static readonly string[] NameAttributes = ["function_name", "bucket", "name", "alarm_name", "dashboard_name"];

    // API Gateway itself chooses the name of its execution logs.
    private const string ExecutionLogs = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.";

    // Their names are parts of an API, not names of resources that stand by themselves.
    private static readonly string[] WithoutName = ["aws_api_gateway_request_validator", "aws_api_gateway_model"];

    private static readonly string[] NamedByTag =
    [
        "aws_vpc", "aws_subnet", "aws_internet_gateway", "aws_nat_gateway", "aws_route_table", "aws_vpc_endpoint", "aws_eip",
        "aws_default_security_group", "aws_flow_log",
    ];

    private static SynthesizedResource Table(SynthesizedStack stack) => stack.Single("aws_dynamodb_table");

    private static SynthesizedResource ApiKey(SynthesizedStack stack) => stack.Single("aws_ssm_parameter");

    private static SynthesizedResource PackageBucket(SynthesizedStack stack) => stack.Single("aws_s3_bucket");

    private static SynthesizedResource SecurityGroup(SynthesizedStack stack) => stack.Single("aws_security_group");

    private static Handler HandlerOf(SynthesizedResource function) =>
        Handlers.Single(handler => function.FunctionName == $"trainr963-dev-lambda-{handler.Name}-production");

    private static IEnumerable<string> AllRoutes => Handlers.SelectMany(handler => handler.Routes).Order();

    private static IEnumerable<string> MethodsOf(SynthesizedStack stack) =>
        stack.ApiRoutes.Select(route => route.Key).Where(key => !key.StartsWith("OPTIONS ", StringComparison.Ordinal));

    private static IEnumerable<string> RoutesTo(SynthesizedStack stack, SynthesizedResource function) => stack.ApiRoutes
        .Where(route => route.Integration.Text("type") == "AWS_PROXY" && route.Integration.Text("uri") == stack.InvocationUri(function))
        .Select(route => route.Key);

    private static IEnumerable<string> InvokersAllowed(SynthesizedStack stack, SynthesizedResource function) => HandlerOf(function).Routes
        .Select(route => route.Replace(" ", "", StringComparison.Ordinal).Replace("{task_id}", "*", StringComparison.Ordinal))
        .Select(path => $"apigateway.amazonaws.com at {stack.Single("aws_api_gateway_rest_api").Reference("execution_arn")}/prod/{path}")
        .Order();

    private static bool AreInBothZones(IEnumerable<SynthesizedResource> subnets) =>
        subnets.Select(subnet => subnet.Text("availability_zone")).Order(StringComparer.Ordinal).SequenceEqual(Zones);

    private static IEnumerable<(SynthesizedResource Resource, string? Name)> NamesOf(SynthesizedStack stack) =>
        from type in stack.ResourceTypes
        where type.StartsWith("aws_", StringComparison.Ordinal) && !WithoutName.Contains(type)
        from resource in stack.All(type)
        from name in NamedByTag.Contains(type) ? [resource.Text("tags.Name")] : OwnNamesOf(resource)
        select (resource, name);

    private static IEnumerable<string?> OwnNamesOf(SynthesizedResource resource) => NameAttributes.Select(resource.Text)
        .Where(name => name is not null
            && !name.StartsWith("${", StringComparison.Ordinal)
            && !name.StartsWith(ExecutionLogs, StringComparison.Ordinal));

    private static IEnumerable<string> EachFunction(SynthesizedStack stack, Func<SynthesizedResource, bool> holds) =>
        stack.Functions.Count == Handlers.Length ? Each(stack.Functions, holds) : ["there are not just the four handlers"];

    private static IEnumerable<string> Each(IEnumerable<SynthesizedResource> resources, Func<SynthesizedResource, bool> holds) =>
        resources.Where(resource => !holds(resource)).Select(resource => $"{resource}");

    private static IEnumerable<string> Unless(bool holds, string violation) => holds ? [] : [violation];

    [GeneratedRegex("^(alias/|/aws/[a-z-]+/)?trainr963-dev-[a-z0-9]+-[a-z0-9-]+-production$")]
    private static partial Regex Convention { get; }

    private sealed record Handler(string Name, string TableActions, IReadOnlyList<string> Routes);
}
