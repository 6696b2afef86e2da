"""The sources that constants, levels and facts name by a key, in short."""

import re

_SCALING = {
    "KAP20": "Kaplan et al. 2020, Scaling Laws for Neural Language Models",
    "HOFF22": "Hoffmann et al. 2022, Training Compute-Optimal Large Language Models",
    "BES24": "Besiroglu, Erdil, Barnett and You 2024, Chinchilla Scaling: A Replication Attempt",
    "SAR23": "Sardana, Portes, Doubov and Frankle 2023, Beyond Chinchilla-Optimal",
    "GAD24": "Gadre et al. 2024, Language Models Scale Reliably with Over-training and on Downstream Tasks",
    "OWEN24": "Owen 2024, How Predictable Is Language Model Benchmark Performance?",
    "HO24": "Ho, Besiroglu, Erdil, Owen et al. 2024, Algorithmic Progress in Language Models",
    "SEV24": "Sevilla and Roldán 2024 (Epoch AI), Training Compute of Frontier AI Models Grows by 4-5x per Year",
    "HOB23": "Hobbhahn, Heim and Aydos 2023 (Epoch AI), Trends in Machine Learning Hardware",
    "COT24": "Cottier et al. 2024, The Rising Costs of Training Frontier AI Models",
    "VIL24": "Villalobos et al. 2024, Will We Run Out of Data?",
    "BUS25": "Busbridge et al. 2025, Distillation Scaling Laws",
    "LLAMA3": "Grattafiori et al. 2024, The Llama 3 Herd of Models",
    "EPD": "Epoch AI, Data on AI Models (snapshot December 2025), CC-BY",
    "EPH": "Epoch AI, Data on Machine Learning Hardware (snapshot December 2025), CC-BY",
    "EPG": "Epoch AI, Data on GPU Clusters (snapshot December 2025), CC-BY",
    "EPC": "Epoch AI, Data on AI Companies (snapshot December 2025), CC-BY",
    "EPS26": "Epoch AI, AI Chip Sales (January 2026), CC-BY",
    "EPO26": "Epoch AI, AI Chip Owners (April 2026, with erratum), CC-BY",
    "ECI26": "Epoch AI, Chinese AI models have lagged the US frontier by 7 months on average since 2023 (January 2026)",
    "EPCON25": "Epoch AI, Frontier AI performance becomes accessible on consumer hardware within a year (August 2025)",
    "AII25": "Stanford HAI, AI Index Report 2025",
    "AII26": "Stanford HAI, AI Index Report 2026",
    "CAISI26": "US Center for AI Standards and Innovation, evaluation of a Chinese model (May 2026, via the press)",
    "ANT26": "Disclosure of distillation campaigns by a US lab (23 February 2026; the victim's own account)",
}
_RULES = {
    "EAR": "US Export Administration Regulations, 15 CFR 730-774, with the rules of 2022 to 2026 (Federal Register)",
    "JD25": "Jones Day, BIS Suspends Affiliates Rule (November 2025)",
    "GAO25": "US Government Accountability Office, GAO-25-107431 (2025)",
    "GAO01": "US General Accounting Office, GAO-01-528 (2001)",
    "GAO98": "US General Accounting Office, GAO/NSIAD-98-196 (1998)",
    "GAO02": "US General Accounting Office, GAO-02-892 (2002)",
    "FR06": "71 Federal Register 20876 (24 April 2006)",
    "BIS08": "US Bureau of Industry and Security, Annual Report for the fiscal year 2008",
    "HER25": "Heritage Foundation, commentary on the staff of the Bureau of Industry and Security (2025)",
    "ECD26": "Export Compliance Daily, 6 January 2026",
    "KEN23": "Rozman Kendler, testimony before the US Senate, 30 May 2023",
    "MCC23": "US House Foreign Affairs Committee, release of licensing data, 2023",
    "CNAS25": "Grunewald and Fist 2025 (CNAS), Countering AI Chip Smuggling Has Become a National Security Priority",
    "GRU26": "Grunewald 2026, Where Will China Get Its Compute in 2026?",
    "FT24": "Financial Times, September 2024, on prices of rented accelerators (via the press)",
    "FT25": "Financial Times, July 2025, on accelerators traded in spite of controls (via the press)",
    "REU26": "Reuters, 2026, on prices of servers on the grey market (via the press)",
    "DOJ25": "US Attorney for the Southern District of Texas, Operation Gatekeeper (8 December 2025)",
    "SEMI25": "SemiAnalysis, Huawei Ascend Production Ramp (8 September 2025)",
    "CSIS25": "Allen 2025 (CSIS), on Chinese accelerators and export controls",
    "CFR25": "McGuire 2025 (CFR), China's AI Chip Deficit",
    "BERNZF": "Bernstein 2025, on computing power added in a year (via the press)",
    "POL26": "Politico, 30 June 2026",
    "AXI26": "Axios, 12 and 13 June 2026",
    "HLA26": "LA Herald citing CNBC, July 2026",
    "TPP26": "Reddie, Tech Policy Press, 27 June 2026",
}
_MARKETS = {
    "IDC26": "IDC, accelerators sold in China in 2025 (via Reuters, 1 April 2026)",
    "BERN26": "Bernstein 2025 and 2026, accelerators in China by value (via the press)",
    "NV10K": "NVIDIA, Forms 10-K for the fiscal years 2023 to 2025",
    "IDC24": "IDC, Worldwide AI and Generative AI Spending Guide (August 2024)",
    "IDC26b": "IDC, forecast of AI spending (21 May 2026)",
    "IMF25": "IMF, World Economic Outlook 2025",
    "IEA25": "International Energy Agency 2025, Energy and AI",
    "MSFT26": "Microsoft AI Economy Institute, Global AI Adoption in 2025 (January 2026)",
    "MP24": "MacroPolo, Global AI Talent Tracker 2.0 (March 2024)",
    "ATOM26": "Brand and Lambert 2026, The ATOM Report",
    "LON25": "Longpre et al. 2025, Economies of Open Intelligence",
    "OR25": "Aubakirova et al. 2025, State of AI: An Empirical 100 Trillion Token Study",
    "NBER25": "Demirer, Fradkin et al. 2025, The Emerging Market for Intelligence: Pricing, Supply and Demand for LLMs",
    "FRA25": "Fradkin 2025, Demand for LLMs",
    "MEN25": "Menlo Ventures 2025, State of Generative AI in the Enterprise, and mid-year update",
    "A1626": "a16z, survey of chief information officers, 2026",
    "NIK23": "Nikkei via TechNode, November 2023",
    "BBG24": "Bloomberg, January and August 2024",
}
_HISTORY = {
    "KS85": "Katz and Shapiro 1985, Network Externalities, Competition, and Compatibility",
    "CL90": "Cohen and Levinthal 1990, Absorptive Capacity",
    "RAZ82": "Raz, Steinberg and Ruina 1982, A Quantitative Model of Technology Transfer and Technological Catch-up",
    "ABS16": "Armstrong, Bostrom and Shulman 2016, Racing to the Precipice",
    "IK94": "Irwin and Klenow 1994, Learning-by-Doing Spillovers in the Semiconductor Industry",
    "LG95": "Luzio and Greenstein 1995, Measuring the Performance of a Protected Infant Industry",
    "HSEO07": "Hufbauer, Schott, Elliott and Oegg 2007, Economic Sanctions Reconsidered",
    "NYF24": "Crosignani, Han, Macchiavelli and Silva 2024 (Federal Reserve Bank of New York, Staff Report 1096)",
    "ITIF25": "Long 2025 (ITIF), Decoupling Risks",
    "BCG20": "Boston Consulting Group 2020 for the Semiconductor Industry Association",
    "NAS87": "National Academies 1987, Balancing the National Interest",
    "NRC88": "National Research Council 1988, Global Trends in Computer Technology and Their Impact on Export Control",
    "TIME77": "Time, 1977, on the refused sale of a large computer",
    "AIA12": "Aerospace Industries Association 2012, Competing for Space",
    "CSIS20": "CSIS Aerospace Security 2020, The Myth of ITAR-Free",
    "FI07": "Forecast International 2007, on orders of commercial satellites",
    "SIA13": "Satellite Industry Association 2013, State of the Satellite Industry",
    "SPN07": "Space News, July 2007, on a satellite without US parts",
    "AVW12": "Aviation Week 2012, on satellites without US parts",
    "SPN13": "Space News, June 2013, on the end of that product line",
    "GWU99": "Hoffman et al. 1999, Growing Development of Foreign Encryption Products (GWU-CPI-1999-02)",
    "ESI98": "Olbeter and Hamilton 1998, Finding the Key",
    "WP93": "Washington Post, 19 March 1993, on a supercomputer built and never shipped",
    "IDSA16": "Institute for Defence Studies and Analyses 2016, The Race for Leadership in Supercomputers",
    "KCL14": "King's College London 2014, The Toshiba-Kongsberg Case",
}
SOURCES: dict[str, str] = {**_SCALING, **_RULES, **_MARKETS, **_HISTORY}


def keys(source: str) -> list[str]:
    """The keys that a source names: 'BES24, HO24' are two."""
    return re.findall(r"[A-Z][A-Z0-9a-z]+", source)


def reference(source: str) -> str:
    """The full reference of every key in a source; a source that is no key stands for itself."""
    return "; ".join(f"{SOURCES[key]} [{key}]" for key in keys(source) if key in SOURCES) or source
