namespace Tap.Tests.Synthesis;

/// <summary>CloudWatch alarms in synthesized stacks, read as people say them.</summary>
internal static class SynthesizedAlarms
{
    extension(SynthesizedStack stack)
    {
        /// <summary>All alarms.</summary>
        public IReadOnlyList<SynthesizedResource> Alarms => stack.All("aws_cloudwatch_metric_alarm");

        /// <summary>The alarm with this name between <c>trainr963-dev-cloudwatch-{stack}-</c> and the environment.</summary>
        public SynthesizedResource Alarm(string name) => stack.Alarms.SingleOrDefault(alarm => alarm.ShortName == name)
            ?? throw new AssertionException(
                $"No alarm '{name}'; there is: {string.Join(", ", stack.Alarms.Select(alarm => alarm.ShortName))}");
    }

    extension(SynthesizedResource alarm)
    {
        /// <summary>The alarm's name without what all names of the stack share: <c>get-handler-errors</c>.</summary>
        public string ShortName
        {
            get
            {
                var parts = alarm.Text("alarm_name")!.Split('-');
                Assert.That(parts[..3], Is.EqualTo(["trainr963", "dev", "cloudwatch"]), alarm.Text("alarm_name"));
                return string.Join('-', parts[4..^1]);
            }
        }

        /// <summary>When it rings: <c>Errors: Sum &gt;= 5 in 1 x 300 s</c>.</summary>
        public string RingsWhen =>
            $"{alarm.Text("metric_name")}: {alarm.Text("statistic")}{alarm.Text("extended_statistic")} {alarm.Sign} "
            + $"{alarm.Text("threshold")} in {alarm.Text("evaluation_periods")} x {alarm.Text("period")} s";

        /// <summary>The metric that it watches: <c>AWS/ApiGateway 4XXError ApiName=rest, Stage=prod</c>.</summary>
        public string Watches =>
            $"{alarm.Text("namespace")} {alarm.Text("metric_name")} "
            + string.Join(", ", alarm["dimensions"].EnumerateObject().Select(dimension => $"{dimension.Name}={dimension.Value}"));

        /// <summary>How urgent it is, as whoever gets the mail reads it first: <c>Critical</c>.</summary>
        public string Severity => alarm.Text("alarm_description")!.Split(':')[0];

        /// <summary>Whether it tells this topic, and no other, when it rings and when all is well again.</summary>
        public bool Notifies(SynthesizedResource topic) => new[] { "alarm_actions", "ok_actions" }.All(actions =>
            alarm.Texts(actions).SequenceEqual([topic.Reference("arn")]));

        private string Sign => alarm.Text("comparison_operator") switch
        {
            "GreaterThanThreshold" => ">",
            "GreaterThanOrEqualToThreshold" => ">=",
            "LessThanThreshold" => "<",
            "LessThanOrEqualToThreshold" => "<=",
            var other => throw new AssertionException($"{alarm.Address} compares with '{other}'."),
        };
    }
}
