using System.Text.Json;
using Tap.Tests.Api;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks.Constraints;

/// <content>The constraints that take several resources together.</content>
internal static partial class TasksConstraints
{
    private static readonly Dictionary<string, string[]> TableActions = new()
    {
        ["get-handler"] = ["dynamodb:GetItem", "dynamodb:Query"],
        ["post-handler"] = ["dynamodb:PutItem", "dynamodb:GetItem"],
        ["put-handler"] = ["dynamodb:UpdateItem"],
        ["delete-handler"] = ["dynamodb:DeleteItem"],
    };

    private static readonly string[] NameAttributes = ["function_name", "bucket", "name", "alarm_name", "dashboard_name"];

    // API Gateway itself decides the name of its execution logs.
    private const string ExecutionLogs = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.";

    // AWS itself decides these names, or they are not of a thing of its own.
    private static readonly string[] WithoutName = ["aws_api_gateway_request_validator", "aws_api_gateway_model"];

    private static readonly string[] NamedByTag =
    [
        "aws_vpc", "aws_subnet", "aws_internet_gateway", "aws_nat_gateway", "aws_route_table", "aws_vpc_endpoint", "aws_eip",
        "aws_default_security_group", "aws_flow_log",
    ];

    private static IEnumerable<string> WiderThanNeeded(SynthesizedStack stack)
    {
        if (stack.All("aws_iam_role_policy").Count > 0)
            yield return "there is an inline policy";
        foreach (var (handler, actions) in TableActions)
        {
            var allowed = stack.All("aws_iam_policy")
                .Single(policy => policy.Text("name") == $"trainr963-dev-iam-{handler}-production")
                .Document("policy")
                .GetProperty("Statement")
                .EnumerateArray().Where(statement => statement.GetProperty("Effect").GetString() == "Allow").Select(statement =>
                    (Actions: Texts(statement.GetProperty("Action")), Resource: statement.GetProperty("Resource").GetString()!)).ToList();
            if (allowed.Count != 2
                || !allowed.Any(
                    grant => grant.Resource == stack.Single("aws_dynamodb_table").Reference("arn") && grant.Actions.SequenceEqual(actions))
                || !allowed.Any(grant => grant.Resource == stack.Single("aws_ssm_parameter").Reference("arn")
                    && grant.Actions.SequenceEqual(["ssm:GetParameter"])))
                yield return $"{handler} may do {string.Join("; ", allowed)}";
            var attached = stack.All("aws_iam_role_policy_attachment")
                .Where(attachment => attachment.Text("role")!.Contains($".{handler}", StringComparison.Ordinal))
                .Select(attachment => attachment.Text("policy_arn")!)
                .Where(arn => arn.StartsWith("arn:", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
            if (!attached.SequenceEqual([
                "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
                "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
            ]))
                yield return $"{handler} has the managed policies {string.Join(", ", attached)}";
        }
    }

    private static IEnumerable<string> Unwired(SynthesizedStack stack)
    {
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE" })
        {
            var function = stack.Single(
                "aws_lambda_function", "function_name", $"trainr963-dev-lambda-{method.ToLowerInvariant()}-handler-production");
            var integrations = stack.All("aws_api_gateway_integration")
                .Where(integration => integration.Address.Contains($"-{method}-", StringComparison.Ordinal))
                .ToList();
            if (integrations.Count == 0 || integrations.Any(integration => integration.Text("uri") != stack.InvocationUri(function)
                || integration.Text("type") != "AWS_PROXY"))
                yield return $"{method} does not go to {function.Address}";
            var permissions = stack.All("aws_lambda_permission")
                .Where(permission => permission.Text("function_name") == function.Reference("function_name"))
                .ToList();
            if (permissions.Count != integrations.Count)
                yield return $"{function.Address} has {permissions.Count} permissions for {integrations.Count} routes";
            var prefix = $"{stack.Single("aws_api_gateway_rest_api").Reference("execution_arn")}/prod/{method}/tasks";
            foreach (var permission in permissions.Where(
                permission => permission.Text("source_arn") != prefix && permission.Text("source_arn") != $"{prefix}/*"))
                yield return $"{permission}";
        }
    }

    private static IEnumerable<string> Misnamed(SynthesizedStack stack)
    {
        foreach (var type in stack.ResourceTypes.Where(
            type => type.StartsWith("aws_", StringComparison.Ordinal) && !WithoutName.Contains(type)))
            foreach (var resource in stack.All(type))
            {
                var names = NamedByTag.Contains(type)
                    ? [resource.Text("tags.Name")]
                    : NameAttributes.Select(resource.Text).Where(name => name is not null
                        && !name.StartsWith("${", StringComparison.Ordinal)
                        && !name.StartsWith(ExecutionLogs, StringComparison.Ordinal));
                foreach (var name in names.Where(name => name is null || !Convention().IsMatch(name)))
                    yield return $"{resource.Address} is named '{name}'";
            }
    }

    private static IEnumerable<string> NotPrivate(SynthesizedStack stack)
    {
        var privateSubnets = stack.All("aws_subnet")
            .Where(subnet => subnet.Address.Contains("private", StringComparison.Ordinal))
            .Select(subnet => subnet.Reference("id"))
            .ToList();
        foreach (var function in stack.All("aws_lambda_function")
            .Where(function => function.Texts("vpc_config.subnet_ids").Order().SequenceEqual(privateSubnets.Order()) is false))
            yield return $"{function.Address} is in {string.Join(", ", function.Texts("vpc_config.subnet_ids"))}";
        var tables = stack.All("aws_route_table").Select(table => table.Reference("id")).Order().ToList();
        foreach (var service in new[] { "s3", "dynamodb" })
            if (!stack.All("aws_vpc_endpoint").Any(endpoint => endpoint.Text("service_name") == $"com.amazonaws.us-east-1.{service}"
                && endpoint.Texts("route_table_ids").Order().SequenceEqual(tables)))
                yield return $"no endpoint for {service} on all route tables";
    }

    private static IReadOnlyList<string> Texts(JsonElement oneOrMany) =>
        oneOrMany.ValueKind == JsonValueKind.String
            ? [oneOrMany.GetString()!]
            : [.. oneOrMany.EnumerateArray().Select(item => item.GetString()!)];
}
